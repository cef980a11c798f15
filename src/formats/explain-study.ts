import type { Treatment } from "../experiments/design.ts";
import type { Claim, ExpectedRange, Reading } from "../experiments/microenvironment/study.ts";
import { referenceModel } from "../experiments/model.ts";
import type { Parameters } from "../foundation/parameter.ts";
import type { MicroenvironmentScenario, Patch } from "../models/microenvironment/contract.ts";
import { microenvironmentParameters } from "../models/microenvironment/parameters.ts";
import { pharmacokinetics } from "../models/pharmacokinetics/index.ts";
import { compareArms } from "./compare-arms.ts";
import type { Block } from "./document.ts";
import { shortNumber } from "./explain-parameters.ts";
import type { StudyFile } from "./microenvironment-file.ts";

const some = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;

const cellCount = ({ cells }: Patch) => Object.values(cells).reduce((sum, n) => sum + n, 0);

/** A study in a line: `microenvironment, 1 patch, 1591 cells at the start, 2 arms, nivolumab, 60 days, 1 claim`. */
export function summariseStudy({ study, treatments }: StudyFile): string {
  const arms = Object.values(study.arms);
  const [control] = arms;
  const cells = control.patches.reduce((sum, patch) => sum + cellCount(patch), 0);
  const given = [...new Set(Object.values(treatments).flatMap((list) => list.map(({ therapy }) => therapy)))];
  return [
    "microenvironment",
    control.patches.length === 1 ? "1 patch" : `${control.patches.length} patches`,
    `${some(cells, "cell")} at the start`,
    some(arms.length, "arm"),
    given.length > 0 ? given.join(" and ") : "no treatment",
    some(control.duration, "day"),
    some(study.claims.length, "claim"),
  ].join(", ");
}

/** A study in words: what is where, what sees what, what is given, what differs in each arm, and what is claimed. */
export function explainStudy({ study, treatments }: StudyFile): Block[] {
  const [[first, control], ...others] = Object.entries(study.arms);
  return [
    { kind: "heading", level: 1, text: study.title },
    ...(study.meaning === "" ? [] : [{ kind: "text", text: study.meaning } as const]),
    ...(study.lessons.length > 0 ? [{ kind: "text", text: `Lessons: ${study.lessons.join(", ")}.` } as const] : []),
    { kind: "text", text: opening(control, first, others.length) },
    ...list(
      "Tissue",
      control.patches.map((patch) => patchText(patch, control)),
    ),
    ...list("Antigens", control.antigens.map(antigenText)),
    ...list("Clones of tumour cells", control.clones.map(cloneText)),
    ...list("Receptors of T cells", receptorTexts(control)),
    ...list("Body", bodyTexts(control)),
    ...list("Treatments", givenTexts(treatments[first], control)),
    ...others.flatMap(([name, scenario]) => list(`Arm: ${name}`, armTexts(control, scenario, treatments[name]))),
    ...study.claims.flatMap((claim) => list(`Claim: ${claim.id}`, claimTexts(claim))),
  ];
}

function list(heading: string, items: readonly string[]): Block[] {
  if (items.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: heading },
    { kind: "list", items },
  ];
}

function opening(
  { duration, saveEvery, tumourCells, steps, seed }: MicroenvironmentScenario,
  arm: string,
  others: number,
) {
  const compared =
    others === 0
      ? ""
      : ` This is the arm ${arm}; below is what ${others === 1 ? "the other changes" : `the ${others} others change`}.`;
  return `A tumour of ${manyText(tumourCells)} cells, of which pieces of tissue are samples, in a body. It runs for ${some(duration, "day")} with a look every ${some(saveEvery, "day")}; cells decide every ${steps.phenotype} min, move every ${steps.movers} min, and meet the blood every ${steps.exchange} min. Seed ${seed}.${compared}`;
}

const where: Readonly<Record<Patch["kind"], string>> = {
  inflamed: "immune cells lie among the tumour cells",
  excluded: "immune cells lie outside of a rim of fibroblasts",
  desert: "hardly any immune cell comes in",
};

function patchText(patch: Patch, { tumourCells }: MicroenvironmentScenario): string {
  const { name, kind, share, size, cells, clones } = patch;
  const [x, y, z] = size;
  const box = z === 0 ? `a layer of ${x} × ${y} µm` : `a block of ${x} × ${y} × ${z} µm`;
  const counts = Object.entries(cells).flatMap(([what, n]) => (n > 0 ? [`${n} ${what}`] : []));
  const part = share === 1 ? "all of the tumour" : `${shortNumber(100 * share)} % of the tumour`;
  const each = cells.tumour ? `, each of its tumour cells for ${manyText((tumourCells * share) / cells.tumour)}` : "";
  const mix = clones ? `; clones: ${Object.entries(clones).map(percent).join(", ")}` : "";
  const beginning = counts.length > 0 ? `begins with ${counts.join(", ")}` : "begins empty";
  return `${name}: ${kind}, so that ${where[kind]}; ${box} that stands for ${part}${each}; ${beginning}${mix}`;
}

const percent = ([name, share]: readonly [string, number]) => `${shortNumber(100 * share)} % ${name}`;

function antigenText({
  name,
  kind,
  onHealthy,
  onB = 0,
  surface,
}: MicroenvironmentScenario["antigens"][number]): string {
  const shared = [
    ...(onHealthy > 0 ? [`healthy cells have ${shortNumber(onHealthy)} of the most`] : []),
    ...(onB > 0 ? [`normal B cells have ${shortNumber(onB)}`] : []),
  ];
  const who = kind === "tumour-only" ? "only tumour cells have it" : shared.join(", ");
  return `${name}: ${kind}, ${who}; ${surface ? "on the surface and on MHC-I" : "shown on MHC-I alone"}`;
}

function cloneText({
  name,
  share,
  antigens,
  mhc,
  pdl1,
  stress,
  cd47,
}: MicroenvironmentScenario["clones"][number]): string {
  const levels = Object.entries(antigens).map(([antigen, level]) => `${antigen} ${shortNumber(level)}`);
  const shown = [
    levels.length > 0 ? levels.join(", ") : "no antigen",
    `MHC-I ${shortNumber(mhc)}`,
    `PD-L1 ${shortNumber(pdl1)}`,
    `stress ligands ${stress === undefined ? "as the body's" : shortNumber(stress)}`,
    `CD47 ${shortNumber(cd47)}`,
  ];
  return `${name}: ${shortNumber(100 * share)} % of the tumour cells; ${shown.join("; ")}`;
}

function receptorTexts({ receptors }: MicroenvironmentScenario): string[] {
  const total = receptors.reduce((sum, { precursors }) => sum + precursors, 0);
  return receptors.map(
    ({ antigen, affinity, precursors }) =>
      `${antigen}: affinity ${shortNumber(affinity)}, ${shortNumber((100 * precursors) / total)} % of the naive T cells that can be primed`,
  );
}

const table: Parameters = { ...referenceModel.parameters, ...microenvironmentParameters };
const unitText = (unit: string) => (unit === "1" ? "" : ` ${unit}`);

/** Numbers of cells: `600`, `2.05e9`. */
const manyText = (value: number) =>
  value < 1e5 ? shortNumber(value) : Number(value.toPrecision(3)).toExponential().replace("e+", "e");

const ofDrugs = new Set(pharmacokinetics.flatMap(({ parameters = {} }) => Object.keys(parameters)));

/** What of the body is otherwise than the model has it; the numbers of drugs are told by `explain` of the drug. */
function bodyTexts({ host, values, absent }: MicroenvironmentScenario): string[] {
  const differing = Object.entries({ ...host.values, ...values }).filter(
    ([name, value]) => !(ofDrugs.has(name) && host.doses.length > 0) && table[name].value !== value,
  );
  return [
    ...(absent.length > 0 ? [`absent: ${absent.join(", ")}`] : []),
    ...Object.entries(host.states).map(([name, value]) => {
      const { unit, meaning } = referenceModel.states[name];
      return `${name} begins at ${manyText(value)}${unitText(unit)}: ${meaning}`;
    }),
    ...differing.map(([name, value]) => {
      const { unit, meaning, value: usual } = table[name];
      return `${name} is ${shortNumber(value)}${unitText(unit)} instead of ${shortNumber(usual)}: ${meaning}`;
    }),
  ];
}

function givenTexts(treatments: readonly Treatment[], { host, duration }: MicroenvironmentScenario): string[] {
  const { carAntigen, vaccineAntigens } = host;
  return [
    ...treatments.map((treatment) => treatmentText(treatment, duration)),
    ...(carAntigen === undefined ? [] : [`CAR T cells see ${carAntigen}`]),
    ...(vaccineAntigens.length > 0 ? [`vaccines carry ${vaccineAntigens.join(", ")}`] : []),
  ];
}

function treatmentText({ therapy, dose, unit, route, start, every, times, days }: Treatment, duration: number): string {
  const last = Math.min(times, Math.ceil((duration - start) / every));
  const when = days
    ? `on ${days.length === 1 ? "day" : "days"} ${days.filter((day) => day < duration).join(", ")}`
    : last <= 1
      ? `once, on day ${start}`
      : `every ${some(every, "day")} from day ${start}, ${last} times`;
  return `${therapy}, ${dose} ${unit}, ${route}, ${when}`;
}

function armTexts(
  control: MicroenvironmentScenario,
  scenario: MicroenvironmentScenario,
  treatments: readonly Treatment[],
): string[] {
  const skip = scenario.host.doses.length > 0 ? ofDrugs : new Set<string>();
  const changed = compareArms(control, scenario, skip);
  const same = JSON.stringify(scenario.host.doses) === JSON.stringify(control.host.doses);
  const given = treatments.map((treatment) => treatmentText(treatment, scenario.duration));
  const course = same ? [] : given.length > 0 ? given : ["no treatment"];
  return [...changed, ...course].length > 0 ? [...changed, ...course] : ["nothing differs"];
}

function claimTexts(claim: Claim): string[] {
  const { statement, changed, lessons, replicates, confidence, source, reason } = claim;
  return [
    statement,
    `changed: ${changed}`,
    `measured: ${measuredText(claim)}`,
    `expected: ${effectText(claim)}`,
    `${replicates} runs of each arm, confidence ${shortNumber(100 * confidence)} %`,
    `source: ${source}`,
    ...(reason === undefined ? [] : [`where it fails or stays weak: ${reason}`]),
    ...(lessons.length > 0 ? [`lessons: ${lessons.join(", ")}`] : []),
  ];
}

function measuredText({ measured, over, reading, event }: Claim): string {
  const what = `${measured.join(" + ")}${over ? `, over ${over.join(" + ")}` : ""}`;
  const counted = event ? `; a run counts where that is ${event.direction} ${event.threshold}` : "";
  return `${what}, ${readingText(reading)}${counted}`;
}

function readingText(reading: Reading): string {
  if (reading.kind === "day") return `on day ${reading.day}`;
  if (reading.kind === "first") return `the first day on which it is ${reading.direction} ${reading.threshold}`;
  return reading.kind === "end" ? "at the end" : `its ${reading.kind} over the run`;
}

function effectText({ effect, arm, against, expected }: Claim): string {
  const words = {
    value: `the mean of ${arm}`,
    ratio: `${arm} over ${against}`,
    difference: `${arm} minus ${against}`,
  };
  return `${words[effect]}, ${rangeText(expected)}`;
}

function rangeText({ lo, hi }: ExpectedRange): string {
  if (hi === Number.POSITIVE_INFINITY) return `above ${lo}`;
  return lo === Number.NEGATIVE_INFINITY ? `below ${hi}` : `${lo} to ${hi}`;
}
