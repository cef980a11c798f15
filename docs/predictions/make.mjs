// Writes down what the model predicts for the melanoma trials whose outcomes it has not seen.
//
//   npm run build && node docs/predictions/make.mjs
//
// The intervals hold chance of enrolment alone (bootstrap trials of the published size), not doubt about the model.
import { readFileSync, writeFileSync } from "node:fs";
import { bootstrapTrials, readTrial, runTrial, version } from "immunarium";
import { workers } from "immunarium/node";

const trials = [
  "checkmate-067",
  "keynote-006",
  "keynote-002",
  "checkmate-037",
  "keynote-029-1c",
  "mdx010-20-combination",
];
/** Trials whose other arms were used for calibration under another file's name. */
const calibratedElsewhere = { "mdx010-20-combination": "mdx010-20" };
const patients = 600;
const map = workers();
const lines = [
  "# Predictions: melanoma trials that the model has not seen",
  "",
  `Written by \`npm run build && node docs/predictions/make.mjs\` with version ${version}, ${patients} virtual patients a trial, before any`,
  "outcome of these trials was compared. Ranges are 95 % prediction intervals of a trial of the published size; they hold",
  "the chance of enrolment, not doubt about the model. Arms that were used for calibration are marked.",
  "",
  "Virtual patients are computer-made. Results here are not evidence about a real treatment.",
  "",
];

const percent = (value) => (Number.isFinite(value) ? `${(100 * value).toFixed(1)} %` : "past the last visit");
const months = (value) => (Number.isFinite(value) ? `${value.toFixed(1)}` : "not reached");

for (const name of trials) {
  const file = `trials/${name}.yaml`;
  const design = { ...readTrial(readFileSync(file, "utf8"), file), patients };
  const result = await runTrial(design, { map });
  const endpoints = design.arms.flatMap(({ name: arm }) => [
    { arm, endpoint: "ORR" },
    { arm, endpoint: "CR" },
    { arm, endpoint: "median PFS" },
    { arm, endpoint: "median OS" },
    ...design.landmarks.flatMap((at) => [
      { arm, endpoint: "PFS rate", at },
      { arm, endpoint: "OS rate", at },
    ]),
  ]);
  for (const { arm, reference } of design.contrasts) {
    endpoints.push({ arm, endpoint: "hazard ratio PFS", reference }, { arm, endpoint: "hazard ratio OS", reference });
  }
  const predictions = bootstrapTrials(result.tables.subjects, {
    arms: design.arms.map((arm) => ({ name: arm.name, size: arm.size })),
    endpoints,
    seed: design.seed,
    trials: 400,
  });
  const elsewhere = calibratedElsewhere[name] && `trials/${calibratedElsewhere[name]}.yaml`;
  const used = elsewhere ? readTrial(readFileSync(elsewhere, "utf8"), elsewhere) : design;
  const calibrated = new Set(used.published.map(({ arm }) => arm));
  lines.push(`## ${design.title}`, "", `\`${file}\`, digest \`${result.digest.slice(0, 16)}\``, "");
  lines.push("| arm | endpoint | prediction | 95 % prediction interval |", "|---|---|---|---|");
  for (const { query, value, lo, hi } of predictions) {
    const show = query.endpoint.startsWith("median")
      ? months
      : query.endpoint.startsWith("hazard")
        ? (ratio) => ratio.toFixed(2)
        : percent;
    const what = `${query.endpoint}${query.at ? ` at ${query.at} months` : ""}${query.reference ? ` against ${query.reference}` : ""}`;
    const arm = calibrated.has(query.arm) && !query.reference ? `${query.arm} (calibrated)` : query.arm;
    lines.push(`| ${arm} | ${what} | ${show(value)} | ${show(lo)} to ${show(hi)} |`);
  }
  lines.push("");
  console.log(name, result.digest.slice(0, 16));
}
map.close();
writeFileSync("docs/predictions/melanoma.md", lines.join("\n"));
