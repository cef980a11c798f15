// Writes beside this file: parameters.md, every parameter of the models, drugs and cancers, with its source; and the
// pages of microenvironment files. `--print` prints parameters.md instead.
//
//   npm run build && node docs/reference/make.mjs [--print]
import { writeFileSync } from "node:fs";
import {
  bCellMalignancy,
  bodyModules,
  cancers,
  explainMicroenvironmentFile,
  explainMicroenvironmentSeries,
  microenvironmentParameters,
  pharmacokinetics,
  publishedModels,
  substances,
  therapies,
  writeDocument,
} from "immunarium";

/** At most five digits; large and small numbers as powers of ten. */
function number(value) {
  const rounded = Number(value.toPrecision(5));
  const size = Math.abs(rounded);
  return size >= 1e5 || (size > 0 && size < 1e-3) ? rounded.toExponential().replace("e+", "e") : String(rounded);
}

const spread = (of) => (of ? `${of.shape}, sd ${number(of.sigma)}` : "");
const cell = (text) => text.replaceAll("|", "\\|");

/** A heading and a table; units and meanings of priors are those of the parameter that they change. */
function section(level, name, parameters, known = {}) {
  const rows = Object.entries(parameters).map(([key, entry]) => {
    const { value, unit, meaning, evidence, source, spread: varies } = { ...known[key], ...entry };
    return `| \`${key}\` | ${number(value)} | ${unit} | ${spread(varies)} | ${evidence} | ${cell(meaning)} | ${cell(source)} |`;
  });
  const head = "| name | value | unit | varies | evidence | meaning | source |\n|---|---|---|---|---|---|---|";
  return rows.length === 0 ? "" : `${"#".repeat(level)} ${name}\n\n${head}\n${rows.join("\n")}\n`;
}

/** What diffuses in a tissue: a table of its own, since it is a diffusion constant and the parameter of its loss. */
function substanceSection(level, name) {
  const rows = Object.entries(substances).map(
    ([key, { unit, diffusion, loss, slot, meaning, source }]) =>
      `| \`${key}\` | ${unit} | ${number(diffusion)} | \`${loss}\` | ${slot ? `\`${slot}\`` : ""} | ${cell(meaning)} | ${cell(source)} |`,
  );
  const head =
    "| name | unit | diffusion (um^2/min) | loss by | only with a drug in | meaning | source |\n|---|---|---|---|---|---|---|";
  return `${"#".repeat(level)} ${name}\n\n${head}\n${rows.join("\n")}\n`;
}

const body = Object.assign({}, ...bodyModules.map((part) => part.parameters ?? {}));
const other = { ...bCellMalignancy.parameters };
const malignant = Object.fromEntries(
  Object.entries(other).filter(([key]) => bCellMalignancy.origin[key] === "malignant B cells"),
);

const page = [
  "# Parameters\n",
  "Made by `npm run build && node docs/reference/make.mjs`; do not edit. Values are medians where a parameter varies between",
  "patients. The first word of a source is a key of `src/foundation/references.ts`; `immunarium cite NAME` prints the works.",
  "Equations: `immunarium explain NAME`.\n",
  "## Mechanisms of the body\n",
  ...bodyModules.map((part) => section(3, part.name, part.parameters ?? {})),
  section(3, "malignant B cells", malignant),
  "## Tissue of the microenvironment\n",
  section(3, "tissue", microenvironmentParameters),
  substanceSection(3, "substances"),
  "## Slots of therapies, without a drug\n",
  ...pharmacokinetics.map((part) => section(3, part.name, part.parameters ?? {})),
  "## Therapies\n",
  ...Object.values(therapies).map((one) =>
    section(3, one.name, { ...one.parameters, ...one.toxicity, perUnit: one.perUnit }),
  ),
  "## Cancers\n",
  ...Object.values(cancers).map((one) =>
    section(3, one.name, { ...one.priors, ...one.disease, ...one.outcome }, { ...other, ...body }),
  ),
  "## Published models\n",
  ...Object.values(publishedModels).map((model) => section(3, model.name, model.parameters)),
].filter(Boolean);

const text = `${page.join("\n").trimEnd()}\n`;
const write = (name, content) => writeFileSync(new URL(name, import.meta.url), content);
if (process.argv.includes("--print")) process.stdout.write(text);
else {
  write("parameters.md", text);
  write("microenvironment-file.md", writeDocument(explainMicroenvironmentFile(), "markdown"));
  write("microenvironment-series.md", writeDocument(explainMicroenvironmentSeries(), "markdown"));
}
