import { tissueBehaviours } from "../../models/tissue/behaviours.ts";
import type { CellType, PhaseChange } from "../../models/tissue/contract.ts";
import { cycleModels, deathModels } from "../../models/tissue/cycle-models.ts";
import { defaultCellType } from "../../models/tissue/default-cell-type.ts";
import { spellings } from "../../models/tissue/grammar.ts";
import { type Definition, namesByNumber } from "./cell-type-names.ts";
import { radiusOf, readMechanics, readVolumes } from "./read-body.ts";
import { readCustomData } from "./read-custom-data.ts";
import { readCycle } from "./read-cycle.ts";
import { readDeaths, type SharedPhases } from "./read-death.ts";
import { readDistributions } from "./read-distributions.ts";
import { readAsymmetricDivision, readExchange, readInteractions, readTransformations } from "./read-interactions.ts";
import { type Chemotaxis, noChemotaxis, readMotility } from "./read-motility.ts";
import type { XmlElement } from "./xml-tree.ts";
import type { XmlValues } from "./xml-values.ts";

/** A cell type as read, with what only types that inherit from it need. */
interface Draft {
  readonly type: CellType;
  readonly chemotaxis: Chemotaxis;
  /** Whether daughters may be of another type: the function that sees to it is inherited, as PhysiCell's functions are. */
  readonly dividesAsymmetrically: boolean;
}

export interface CellTypes {
  readonly types: readonly CellType[];
  readonly sharedPhases: SharedPhases;
  /** Types whose cells do not weigh gradients: rules on their chemotactic responses do nothing. */
  readonly withoutWeights: ReadonlySet<string>;
  /** Types whose daughters are like their mothers: rules on their asymmetric division do nothing. */
  readonly dividingAlike: ReadonlySet<string>;
}

interface Surroundings {
  readonly substances: readonly string[];
  readonly types: readonly string[];
  readonly dimensions: 2 | 3;
  /** Step of mechanics, min. */
  readonly step: number;
  readonly wholeCopyOfDefaults: boolean;
}

/** All cell types, each after the one that it inherits from, in PhysiCell's way. */
export function readCellTypes(
  definitions: readonly Definition[],
  around: Omit<Surroundings, "types">,
  xml: XmlValues,
): CellTypes {
  const types = namesByNumber(definitions);
  const sharedPhases: SharedPhases = {
    apoptosis: deathModels.apoptosis.changes,
    necrosis: deathModels.necrosis.changes,
  };
  const drafts = new Map<string, Draft>();
  let defaults: Draft = {
    type: initialDefaults(around.dimensions),
    chemotaxis: noChemotaxis,
    dividesAsymmetrically: false,
  };
  for (const definition of definitions) {
    const base = inheritedBy(definition, drafts, defaults, around.wholeCopyOfDefaults, xml);
    const draft = readCellType(definition, base, { ...around, types }, sharedPhases, xml);
    drafts.set(definition.name, draft);
    if (definition.isDefault) defaults = draft;
  }
  const read = types.flatMap((name) => drafts.get(name) ?? []);
  const withDistributions = addDistributions(read, definitions, around.substances, xml);
  warnOfSharing(definitions, drafts, sharedPhases, xml);
  const weighing = (follows: Chemotaxis["follows"]) => follows === "gradients" || follows === "directions of gradients";
  const idle = read.filter(({ chemotaxis }) => !weighing(chemotaxis.follows)).map(({ type }) => type.name);
  const alike = read.filter((draft) => !draft.dividesAsymmetrically).map(({ type }) => type.name);
  return {
    types: withDistributions,
    sharedPhases,
    withoutWeights: new Set(idle),
    dividingAlike: new Set(alike),
  };
}

/** What PhysiCell's default cell is before a file says anything of it. */
function initialDefaults(dimensions: 2 | 3): CellType {
  const type = defaultCellType("default");
  return {
    ...type,
    cycle: { model: "advanced Ki67", changes: cycleModels["advanced Ki67"].changes },
    apoptosis: { ...type.apoptosis, rate: 0.00319 / 60 },
    motility: { ...type.motility, inPlane: dimensions === 2 },
  };
}

function inheritedBy(
  { element, isDefault }: Definition,
  drafts: ReadonlyMap<string, Draft>,
  defaults: Draft,
  wholeCopy: boolean,
  xml: XmlValues,
): Draft {
  const parent = xml.attribute(element, "parent_type")?.trim();
  const found = parent === undefined ? undefined : drafts.get(parent);
  if (found) return found;
  if (parent !== undefined) {
    const text = `the parent_type \`${parent}\` is not defined above: PhysiCell takes the default type instead`;
    xml.findings.warn(element.place, text);
  }
  return isDefault || wholeCopy ? defaults : withoutActions(defaults);
}

/** What PhysiCell sets to zero in a copy of the default type, since 1.10. */
function withoutActions({ type, chemotaxis, ...draft }: Draft): Draft {
  const { interactions, motility } = type;
  return {
    ...draft,
    chemotaxis: { ...noChemotaxis, one: chemotaxis.one },
    type: {
      ...type,
      motility: { ...motility, enabled: false, sensitivities: {}, normaliseEachGradient: false },
      exchange: {},
      interactions: {
        ...interactions,
        phagocytosis: { apoptotic: 0, necrotic: 0, otherDead: 0, live: {} },
        attack: {},
        attackDamageRate: 1,
        fusion: {},
      },
      transformations: {},
      asymmetricDivision: {},
    },
  };
}

function readCellType(
  { element, name }: Definition,
  { type: base, chemotaxis, dividesAsymmetrically }: Draft,
  { substances, types, dimensions, step }: Surroundings,
  shared: SharedPhases,
  xml: XmlValues,
): Draft {
  const phenotype = xml.child(element, "phenotype");
  refuseIntracellular(phenotype, xml);
  const volume = readVolumes(phenotype, base.volume, xml);
  const steering = readMotility(phenotype, { motility: base.motility, chemotaxis }, substances, dimensions, xml);
  const { apoptosis, necrosis } = readDeaths(phenotype, base, shared, xml);
  const integrity = xml.child(phenotype, "cell_integrity");
  const rate = (tag: string, inherited: number) => xml.number(integrity, tag, inherited, "at least 0", "1/min");
  const type: CellType = {
    ...base,
    name,
    cycle: readCycle(phenotype, base.cycle, xml),
    apoptosis,
    necrosis,
    volume,
    mechanics: readMechanics(phenotype, base.mechanics, radiusOf(volume.total), types, xml),
    motility: steering.motility,
    exchange: readExchange(phenotype, base.exchange, substances, xml),
    interactions: readInteractions(phenotype, base.interactions, types, step, xml),
    transformations: readTransformations(phenotype, name, base.transformations, types, xml),
    asymmetricDivision: readAsymmetricDivision(phenotype, name, base.asymmetricDivision, types, xml),
    damageRate: rate("damage_rate", base.damageRate),
    damageRepairRate: rate("damage_repair_rate", base.damageRepairRate),
    custom: readCustomData(element, base.custom, xml),
    distributions: [],
  };
  const division = xml.at(phenotype, "cycle/standard_asymmetric_division");
  const enabled = division !== undefined && xml.flagAttribute(division, "enabled", false);
  return { type, chemotaxis: steering.chemotaxis, dividesAsymmetrically: dividesAsymmetrically || enabled };
}

const addOns: ReadonlyMap<string, string> = new Map([
  ["maboss", "a Boolean network (MaBoSS, add-on PhysiBoSS)"],
  ["roadrunner", "reactions inside of cells (libRoadRunner)"],
  ["dfba", "a flux balance inside of cells (dFBA)"],
]);

function refuseIntracellular(phenotype: XmlElement | undefined, xml: XmlValues): void {
  const element = xml.child(phenotype, "intracellular");
  if (!element) return;
  const type = xml.attribute(element, "type") ?? "";
  xml.ignore(element);
  const found = addOns.get(type) ?? `an intracellular model of type "${type}"`;
  xml.findings.error(element.place, found, "a project without models inside of its cells: these are not supported");
}

function addDistributions(
  drafts: readonly Draft[],
  definitions: readonly Definition[],
  substances: readonly string[],
  xml: XmlValues,
): readonly CellType[] {
  const cellTypes = drafts.map(({ type }) => type.name);
  const customs = [...new Set(drafts.flatMap(({ type }) => type.custom.map(({ name }) => name)))];
  const behaviours = spellings(tissueBehaviours({ substances, cellTypes, customs }));
  return drafts.map(({ type }) => {
    const element = definitions.find(({ name }) => name === type.name)?.element;
    return element ? { ...type, distributions: readDistributions(element, behaviours, xml) } : type;
  });
}

const samePhases = (a: readonly PhaseChange[], b: readonly PhaseChange[]) =>
  a.every(({ rate, fixedDuration }, index) => rate === b[index].rate && fixedDuration === b[index].fixedDuration);

function warnOfSharing(
  definitions: readonly Definition[],
  drafts: ReadonlyMap<string, Draft>,
  shared: SharedPhases,
  xml: XmlValues,
): void {
  for (const { element, name } of definitions) {
    const type = drafts.get(name)?.type;
    for (const way of ["apoptosis", "necrosis"] as const) {
      if (!type || samePhases(type[way].changes, shared[way])) continue;
      const text = `PhysiCell keeps one set of ${way} phases for all types, that of the last one: those of ${name} hold only outside of its numerics`;
      xml.findings.warn(element.place, text, `shared ${way}`);
    }
  }
}
