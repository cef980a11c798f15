import {
  type Cancer,
  cancers,
  type Evidence,
  entryCovariates,
  parameterTable,
  sampledCovariates,
  seeing,
  stratifiersOf,
  type Therapy,
  texts,
  therapies,
  trialBody,
  usualCovariates,
} from "../../../../../src/index.ts";
import type { CancerFacts, Catalogue, CovariateFacts, TherapyFacts } from "./messages.ts";

/** Everything that a trial file may name, for the page's lists. Runs in the coordinating thread, where the models are. */
export function catalogue(): Catalogue {
  return {
    cancers: Object.values(cancers).map(cancerFacts),
    therapies: Object.values(therapies).map(therapyFacts),
  };
}

function cancerFacts(cancer: Cancer): CancerFacts {
  const { model } = trialBody(cancer);
  const acting = Object.values(therapies).filter(({ forms }) => forms.every(({ into }) => into in model.states));
  const evidence = texts(parameterTable(model), "evidence");
  const of = (kind: Evidence) => evidence.filter((one) => one === kind).length;
  return {
    name: cancer.name,
    meaning: cancer.meaning,
    criteria: seeing(cancer).criteria,
    sampled: sampledCovariates(cancer).flatMap((name) => covariateFacts(cancer, name)),
    atEntry: entryCovariates(cancer),
    stratifiers: stratifiersOf({ cancer }),
    therapies: acting.map(({ name }) => name),
    parameters: {
      count: evidence.length,
      byEvidence: { measured: of("measured"), fitted: of("fitted"), assumed: of("assumed") },
    },
  };
}

/** Derived covariates follow from others and cannot be shifted. */
function covariateFacts(cancer: Cancer, name: string): CovariateFacts[] {
  const found = cancer.covariates[name] ?? (usualCovariates as Cancer["covariates"])[name];
  const { distribution } = found;
  if (distribution.shape === "derived") return [];
  const usual =
    distribution.shape === "chance"
      ? `${Math.round(1000 * distribution.probability) / 10} %`
      : distribution.shape === "normal"
        ? `mean ${distribution.mean}`
        : `median ${distribution.median}`;
  return [{ name, unit: distribution.shape === "chance" ? "" : found.unit, meaning: found.meaning, usual }];
}

function therapyFacts({ name, meaning, product, forms, perUnit, regimens }: Therapy): TherapyFacts {
  const base = perUnit.unit.split("/").at(-1) ?? "mg";
  return {
    name,
    meaning,
    product,
    units: [base, `${base}/kg`, `${base}/m^2`],
    routes: [...new Set(forms.map(({ route }) => route))],
    regimens: Object.entries(regimens).map(
      ([regimen, { dose, every, times, days, start, meaning: words, source }]) => ({
        name: regimen,
        words: [
          dose,
          days ? `on ${days.length} days` : `every ${every}`,
          times ? `${times} times` : "",
          start ? `from ${start}` : "",
        ]
          .filter(Boolean)
          .join(", "),
        meaning: words,
        source,
      }),
    ),
  };
}
