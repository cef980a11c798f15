import type { TrialResult } from "../../experiments/result.ts";
import { safety } from "../../foundation/safety.ts";

/** The first thing that somebody reads who opens a bundle. */
export function bundleReadme({ design, manifest, digest }: TrialResult, command: string): string {
  return `SIMULATED DATA. ${safety.trial}
${safety.footer}
${safety.drug}

${design.title}
${design.patients} virtual patients, each in every arm; seed ${manifest.seed}; ${manifest.engine} ${manifest.version}

What is in here
  report.html          the whole result on one page; works offline, limits first
  trial.yaml           the design as it was run
  result.json          everything that the run gave; ${manifest.engine} report and verify read it
  summary.json         response, survival and comparisons as figures
  tables/              the result's tables as CSV, with codebook.csv: units and meanings
  adam/                the same in the shape of CDISC ADaM: Dataset-JSON 1.1 and CSV, with codebook.csv
  rederive.R           derives the tables again in R and prints them beside the engine's
  engine-figures.csv   the engine's figures, which rederive.R reads
  manifest.json        versions, seed and digests, and a SHA-256 of each other file

How to get the same numbers again
  ${command}
  ${manifest.engine} verify .          runs result.json's design again and compares
  Digest of the tables: ${digest}

How to read the datasets in adam/
  Each virtual patient goes through every arm. ADSL has one record a subject, so a patient in an arm is a subject;
  VPATID says which subjects are the same virtual patient. Tests treat arms as different people, as a trial would.
  STUDYID begins with SIM-, SIMFL is Y in every record. There are no dates: study day 1 is that of randomisation.
  ADTTE's AVAL is in days from its origin, not rounded; a month has 30.4375 days. CNSR is 0 for an event.
  ITTFL is Y for who is analysed; runs that failed numerically are in no table, and are counted in tables/flow.csv.
  The time in datasetJSONCreationDateTime is the first second of 1970 unless one was given: the same result gives the
  same bytes.
  These files follow the names and structure of ADaM and the schema of Dataset-JSON. Nobody has certified them.
`;
}
