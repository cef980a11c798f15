import { tissueBehaviours } from "../models/tissue/behaviours.ts";
import type { CellType, Exchange, PhaseChange, Rule, Substance, TissueScenario } from "../models/tissue/contract.ts";
import { sides } from "../models/tissue/contract.ts";
import { cycleModels } from "../models/tissue/cycle-models.ts";
import { voxelCounts } from "../models/tissue/frame.ts";
import { grammarNames, spellings } from "../models/tissue/grammar.ts";
import { tissueSignals } from "../models/tissue/signals.ts";
import { tissueTables } from "../models/tissue/tables.ts";
import type { Block } from "./document.ts";
import { shortNumber } from "./explain-parameters.ts";

/** A tissue in words: its box, what diffuses in it, what its cells do by themselves, and by which rules that changes. */
export function explainTissue(scenario: TissueScenario): Block[] {
  const { model } = scenario;
  return [
    { kind: "heading", level: 1, text: model.name },
    { kind: "text", text: `${box(scenario)} ${beginning(scenario)}` },
    ...list("What diffuses", model.substances.map(substanceText)),
    ...model.cellTypes.flatMap((type) => list(`Cells: ${type.name}`, phenotype(type))),
    ...list("Rules", ruleTexts(scenario)),
  ];
}

function list(heading: string, items: readonly string[]): Block[] {
  if (items.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: heading },
    { kind: "list", items },
  ];
}

function box({ model: { domain, wall }, duration, numerics, saveEvery }: TissueScenario): string {
  const [nx, ny, nz] = voxelCounts(domain);
  const edges = [0, 1, 2].slice(0, domain.dimensions).map((axis) => domain.maximum[axis] - domain.minimum[axis]);
  const voxels = domain.dimensions === 2 ? `${nx} × ${ny}` : `${nx} × ${ny} × ${nz}`;
  const sidesOf = wall ? "whose sides push cells back" : "that cells may leave";
  return `A box of ${edges.join(" × ")} µm ${sidesOf}, in ${voxels} voxels. It runs for ${duration} min with a look every ${saveEvery} min, by the numerics ${numerics}.`;
}

function beginning({ cells, strewn, model }: TissueScenario): string {
  const counts = model.cellTypes.flatMap(({ name }) => {
    const listed = cells.filter(({ type }) => type === name).length;
    const cast = strewn.reduce((sum, { type, count }) => sum + (type === name ? count : 0), 0);
    return listed + cast > 0 ? [`${listed + cast} ${name}`] : [];
  });
  return counts.length === 0 ? "It begins without cells." : `It begins with ${counts.join(", ")}.`;
}

function substanceText({ name, unit, diffusion, decay, initial, fixed }: Substance): string {
  const held = sides.flatMap((side) => (fixed[side] === undefined ? [] : [fixed[side]]));
  const edges =
    held.length === 0
      ? "the sides let nothing through"
      : `held at ${[...new Set(held)].join(", ")} on ${held.length} sides`;
  const reach = decay > 0 ? `, reaching ${shortNumber(Math.sqrt(diffusion / decay))} µm` : "";
  return `${name}${unit === "" ? "" : ` (${unit})`} diffuses at ${shortNumber(diffusion)} µm²/min and decays at ${shortNumber(decay)} 1/min${reach}; ${shortNumber(initial)} at the start, ${edges}`;
}

const perMinute = (value: number) => `${shortNumber(value)} 1/min`;

function phenotype(type: CellType): string[] {
  const { volume, motility, mechanics, apoptosis, necrosis } = type;
  const radius = `${shortNumber(volume.total)} µm³, of which ${shortNumber(volume.nuclear)} nucleus and ${shortNumber(100 * volume.fluidFraction)} % fluid`;
  const deaths = (["apoptosis", "necrosis"] as const).filter((way) => type[way].rate > 0);
  const rates = { apoptosis: apoptosis.rate, necrosis: necrosis.rate };
  const crawls = motility.enabled ? [crawling(type)] : ["do not crawl"];
  return [
    `are ${radius}`,
    cycleText(type),
    deaths.length > 0
      ? `die by ${deaths.map((way) => `${way} at ${perMinute(rates[way])}`).join(", ")}`
      : "do not die by themselves",
    ...crawls,
    `repel at ${shortNumber(mechanics.repulsionStrength)} µm/min and adhere at ${shortNumber(mechanics.adhesionStrength)} µm/min, within ${shortNumber(mechanics.relativeMaximumAdhesionDistance)} radii`,
    ...Object.entries(type.exchange).flatMap(([name, exchange]) => exchangeTexts(name, exchange)),
    ...interactionTexts(type),
  ];
}

function cycleText({ cycle: { model, changes } }: CellType): string {
  const { phases } = cycleModels[model];
  if (changes.every(({ rate }) => rate === 0)) return `do not divide by themselves (cycle: ${model})`;
  const step = ({ from, to, rate, fixedDuration }: PhaseChange) => {
    const way = from === to ? phases[from].name : `${phases[from].name} → ${phases[to].name}`;
    return `${way} ${fixedDuration ? `after ${shortNumber(1 / rate)} min` : `at ${perMinute(rate)}`}`;
  };
  return `divide by the cycle ${model}: ${changes.map(step).join(", ")}`;
}

function crawling({ motility }: CellType): string {
  const { speed, persistenceTime, bias, sensitivities } = motility;
  const followed = Object.entries(sensitivities).filter(([, weight]) => weight !== 0);
  const ways = followed.map(([name, weight]) => `${weight > 0 ? "up" : "down"} ${name}`);
  const along = ways.length > 0 && bias > 0 ? `, with bias ${shortNumber(bias)} ${ways.join(" and ")}` : "";
  return `crawl at ${shortNumber(speed)} µm/min, turning after ${shortNumber(persistenceTime)} min on average${along}`;
}

function exchangeTexts(name: string, { secretion, target, uptake, release }: Exchange): string[] {
  return [
    ...(secretion > 0 ? [`secrete ${name} at ${perMinute(secretion)} towards ${shortNumber(target)}`] : []),
    ...(uptake > 0 ? [`take up ${name} at ${perMinute(uptake)}`] : []),
    ...(release !== 0 ? [`release ${shortNumber(release)} of ${name} a minute`] : []),
  ];
}

function interactionTexts({ interactions, transformations, asymmetricDivision }: CellType): string[] {
  const { phagocytosis, attack, attackDamageRate, attackDuration, fusion } = interactions;
  const rates = (record: Readonly<Record<string, number>>, text: (name: string, value: number) => string) =>
    Object.entries(record).flatMap(([name, value]) => (value > 0 ? [text(name, value)] : []));
  const dead = { apoptotic: phagocytosis.apoptotic, necrotic: phagocytosis.necrotic };
  return [
    ...rates(attack, (name, rate) => {
      return `attack ${name} that they touch at ${perMinute(rate)}, for ${shortNumber(attackDuration)} min, doing ${shortNumber(attackDamageRate)} damage a minute`;
    }),
    ...rates({ ...dead, ...phagocytosis.live }, (name, rate) => `eat ${name} cells at ${perMinute(rate)}`),
    ...rates(fusion, (name, rate) => `fuse with ${name} at ${perMinute(rate)}`),
    ...rates(transformations, (name, rate) => `become ${name} at ${perMinute(rate)}`),
    ...rates(asymmetricDivision, (name, share) => `${shortNumber(100 * share)} % of daughters are ${name}`),
  ];
}

/** `in tumour cells, oxygen increases cycle entry from 3.3e-5 to 0.0033 1/min, half at 21.5, power 4` */
function ruleTexts(scenario: TissueScenario): string[] {
  const { model, numerics } = scenario;
  const names = grammarNames(model);
  const behaviours = spellings(tissueBehaviours(names));
  const signals = spellings(tissueSignals(names));
  const { base, layout } = tissueTables(model, numerics, []);
  return model.rules.map((rule: Rule) => {
    const behaviour = behaviours.get(rule.behaviour);
    const type = names.cellTypes.indexOf(rule.cellType);
    const from = behaviour ? base[type * layout.size + behaviour.index] : Number.NaN;
    const unit = behaviour?.unit ? ` ${behaviour.unit}` : "";
    const of = signals.get(rule.signal)?.unit ?? "";
    const half = `${shortNumber(rule.halfMaximum)}${of === "" ? "" : ` ${of}`}`;
    const dead = rule.appliesToDead ? ", in dead cells as well" : "";
    const who = /\bcells?$/i.test(rule.cellType) ? rule.cellType.replace(/cell$/, "cells") : `${rule.cellType} cells`;
    return `in ${who}, ${rule.signal} ${rule.direction} ${rule.behaviour} from ${shortNumber(from)} to ${shortNumber(rule.response)}${unit}, half at ${half}, power ${shortNumber(rule.hillPower)}${dead}`;
  });
}
