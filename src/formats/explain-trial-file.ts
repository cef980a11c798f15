import type { Block } from "./document.ts";
import { keyBlocks } from "./explain-schema.ts";
import { trialFile } from "./trial-schema.ts";

const introduction = `A trial file is YAML or JSON: a design, and where there are any, the figures that the trial reported. Every number \
with a unit is written with it: times as 3 weeks, 8 hours or 5 years; doses as 200 mg, 3 mg/kg, 20 MIU/m^2 or \
2e6 cell/kg; fractions as 10 % or 0.1. A month is a twelfth of 365.25 days.`;

/** A whole trial file, short enough to read at a glance; a test reads it. */
export const exampleTrial = `title: Pembrolizumab against ipilimumab in melanoma
source: Made up for this page
cancer: melanoma

population:
  ecog: 30 %
eligibility:
  - weight >= 40 and ldh < 500

arms:
  - name: pembrolizumab
    size: 150
    treatments:
      - therapy: pembrolizumab
        dose: 200 mg
        every: 3 weeks
        times: 35
  - name: ipilimumab
    size: 150
    treatments:
      - therapy: ipilimumab
        use: label # the regimen that the drug's file calls so
    crossover: { to: pembrolizumab, fraction: 40 % }

follow-up: 3 years
visits:
  first: 12 weeks
  every: 6 weeks
  until: 1 year
  later: 12 weeks
dropout: 0.3 % per month
landmarks: [1 year, 2 years]
contrasts:
  - { arm: pembrolizumab, reference: ipilimumab }
patients: 200
seed: 1`;

const checks = `\`immunarium check FILE\` reads a file without running it and prints every mistake with its file, line and key. Beside \
the shapes below it checks that drugs, cancers, arms, covariates and regimens exist; that doses are written in what the \
drug is dosed in; that doses, visits, landmarks and published figures lie within the follow-up; that every number is \
finite; that arms have names of their own, and treatments or the word none; that no two drugs of a kind are given \
at a time; that strata are of covariates that patients have, blocks hold the ratio, looks come in time, and stages make a design. For editors there is a JSON Schema, trial.schema.json, from the same source as this page.`;

/** What may stand in a trial file: an example, then every key with its meaning, from the schema that reads the file. */
export function explainTrialFile(): Block[] {
  return [
    { kind: "heading", level: 1, text: "Trial files" },
    { kind: "text", text: introduction },
    { kind: "code", text: exampleTrial },
    { kind: "text", text: checks },
    ...keyBlocks(trialFile),
  ];
}
