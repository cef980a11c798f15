import type { Cycle, CycleModelName, PhaseChange } from "../../models/tissue/contract.ts";
import { cycleModels } from "../../models/tissue/cycle-models.ts";
import type { XmlElement } from "./xml-tree.ts";
import type { XmlValues } from "./xml-values.ts";

const names = Object.keys(cycleModels) as readonly CycleModelName[];

/** PhysiCell reads the models 3 (live and apoptotic) and 4 (total cells) as live cells. */
const replaced = new Set([3, 4]);

/** The cycle of a cell type that inherits `base`; rates that the file does not give stay as they were. */
export function readCycle(phenotype: XmlElement | undefined, base: Cycle, xml: XmlValues): Cycle {
  const element = xml.child(phenotype, "cycle");
  if (!element) return base;
  const model = readModel(element, base.model, xml);
  // Flags start afresh with the model, even where its rates are inherited: so does PhysiCell.
  const inherited = (change: PhaseChange, index: number): PhaseChange =>
    base.model === model ? { ...change, rate: base.changes[index].rate } : change;
  const changes = element.attributes.get("code") ? cycleModels[model].changes.map(inherited) : base.changes;
  return { model, changes: readPhaseChanges(element, changes, xml) };
}

function readModel(element: XmlElement, inherited: CycleModelName, xml: XmlValues): CycleModelName {
  const code = xml.attribute(element, "code");
  if (!code) {
    const text = `a cycle without a code: PhysiCell keeps the one it inherits, ${cycleModels[inherited].title}`;
    xml.findings.warn(element.place, text);
    return inherited;
  }
  const number = Number(code);
  if (replaced.has(number)) {
    xml.findings.warn(element.place, `code="${code}": PhysiCell reads this cycle model as 5, live cells`);
    return "live";
  }
  const found = names.find((name) => cycleModels[name].code === number);
  if (found) return found;
  const known = names.map((name) => `${cycleModels[name].code} (${cycleModels[name].title})`).join(", ");
  xml.findings.error(element.place, `code="${code}"`, `a cycle model: one of ${known}`);
  return inherited;
}

/** Rates or durations of phases, as cycles and deaths have them. A duration d stands for the rate 1 / (d + 1e-16). */
export function readPhaseChanges(
  element: XmlElement,
  base: readonly PhaseChange[],
  xml: XmlValues,
): readonly PhaseChange[] {
  const changes = [...base];
  const rates = xml.child(element, "transition_rates") ?? xml.child(element, "phase_transition_rates");
  for (const rate of xml.children(rates, "rate")) {
    const from = xml.integerAttribute(rate, "start_index", 0);
    const to = xml.integerAttribute(rate, "end_index", 0);
    const fixedDuration = xml.flagAttribute(rate, "fixed_duration", false);
    const index = changes.findIndex((change) => change.from === from && change.to === to);
    const value = xml.numberOf(rate, "at least 0", "1/min");
    if (index < 0) unknownChange(rate, `the change from phase ${from} to ${to}`, base, xml);
    else changes[index] = { from, to, rate: value, fixedDuration };
  }
  for (const duration of xml.children(xml.child(element, "phase_durations"), "duration")) {
    const from = xml.integerAttribute(duration, "index", 0);
    const fixedDuration = xml.flagAttribute(duration, "fixed_duration", false);
    const index = changes.findIndex((change) => change.from === from);
    const value = xml.numberOf(duration, "at least 0", "min");
    if (index < 0) unknownChange(duration, `the duration of phase ${from}`, base, xml);
    else changes[index] = { ...changes[index], rate: 1 / (value + 1e-16), fixedDuration };
  }
  return changes;
}

function unknownChange(element: XmlElement, found: string, known: readonly PhaseChange[], xml: XmlValues): void {
  const ways = known.map(({ from, to }) => `${from} to ${to}`).join(", ");
  xml.findings.error(element.place, found, `a change that the model has: ${ways}`);
}
