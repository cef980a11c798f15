import { tissueBehaviours } from "../../models/tissue/behaviours.ts";
import type {
  CellType,
  Domain,
  HeldVoxels,
  InitialCell,
  InitialField,
  Rule,
  StrewnCells,
  Substance,
  TissueScenario,
} from "../../models/tissue/contract.ts";
import { grammarNames, spellings } from "../../models/tissue/grammar.ts";
import { tissueSignals } from "../../models/tissue/signals.ts";
import { baseBehaviour } from "./base-behaviour.ts";
import { readDefinitions } from "./cell-type-names.ts";
import { type CustomCode, readCustomCode } from "./custom-code.ts";
import { customModules } from "./custom-modules.ts";
import { Findings } from "./findings.ts";
import { findFile, type ProjectFiles, textOf } from "./project-files.ts";
import { type CellTypes, readCellTypes } from "./read-cell-types.ts";
import { readCells } from "./read-cells.ts";
import { readFieldCsv, readFieldMatlab, readHeldCsv } from "./read-field.ts";
import { readRules, repeatedRule } from "./read-rules.ts";
import { ignoreOutputSettings, readDomain, readRunSettings } from "./read-settings.ts";
import { readSubstances } from "./read-substances.ts";
import { withBaseBehaviour } from "./with-base-behaviour.ts";
import { parseXml, type XmlElement } from "./xml-tree.ts";
import { parseDecimal, warnOfUnused, XmlValues } from "./xml-values.ts";

export interface ReadProject {
  readonly scenario: TissueScenario;
  /** What PhysiCell would pass over in silence, and what is read otherwise than it looks. */
  readonly warnings: readonly string[];
}

/** Settings have some hundred kilobytes; anything near this is something else. */
const longestSettings = 20_000_000;

/**
 * Reads a PhysiCell project (settings, rules, cells, initial fields; written for 1.14.2) as it is. The scenario asks
 * for the numerics `physicell`; change that to compute it more accurately.
 *
 * @throws {InvalidFile} with everything that is wrong, each with file, line and tag; among it the reason why a project
 *   that is more than its files, with C++ of its own or models inside of cells, cannot run
 */
export async function readPhysicellProject(files: ProjectFiles): Promise<ReadProject> {
  const findings = new Findings();
  const { path, text } = files.settings;
  if (text.length > longestSettings) {
    findings.error({ file: path, line: 1 }, `${text.length} characters`, `at most ${longestSettings}`);
    findings.throwIfFailed(path);
  }
  const root = parseXml(text, path, findings);
  findings.throwIfFailed(path);
  const scenario = await readScenario(root as XmlElement, files, findings);
  findings.throwIfFailed(path);
  return { scenario, warnings: findings.warnings };
}

async function readScenario(root: XmlElement, files: ProjectFiles, findings: Findings): Promise<TissueScenario> {
  const xml = new XmlValues(findings);
  root.used.element = true;
  xml.attribute(root, "version");
  if (root.name !== "PhysiCell_settings") {
    findings.error(root.place, `<${root.name}>`, "<PhysiCell_settings> as the outermost tag");
    findings.throwIfFailed(files.settings.path);
  }
  const domain = readDomain(root, xml);
  const run = readRunSettings(root, xml);
  ignoreOutputSettings(root, xml);
  const substances = readSubstances(root, domain.dimensions, xml);
  const names = substances.map(({ name }) => name);
  const definitions = readDefinitions(root, xml);
  const around = {
    substances: names,
    dimensions: domain.dimensions,
    step: run.steps.mechanics,
    wholeCopyOfDefaults: run.wholeCopyOfDefaults,
  };
  const read = readCellTypes(definitions, around, xml);
  const byNumber = new Map(definitions.map(({ id, name }) => [id, name]));
  const code = await findCustomCode(files, findings);
  const cellTypes = withoutIdleDistributions(read.types, code, findings);
  const given = await readInitialFields(root, domain, names, files, xml);
  const fields = given.length === 0 ? given : withUnlisted(given, substances, xml.at(root, initialCondition), findings);
  const held = await readHeldVoxels(root, domain, names, files, xml);
  const internalised = readMicroenvironmentOptions(root, read.types, xml);
  const { rules, types } = await readRulesets(root, substances, { ...read, types: cellTypes }, files, xml);
  const cells = await readPositions(root, domain, substances, types, byNumber, files, xml);
  const strewn = strewnCells(read.types, run.cellsPerType, code);
  if (cells.length === 0 && strewn.length === 0 && !findings.failed) {
    findings.warn(root.place, "no cells at the start: the files place none, and C++ of the project is not run");
  }
  xml.ignore(xml.at(root, "cell_rules/settings"));
  xml.ignore(xml.child(root, "metadata"));
  warnOfUnused(root, findings);
  return {
    model: {
      name: projectName(files.settings.path),
      domain,
      substances,
      cellTypes: types,
      rules,
      wall: run.wall,
      automaticSprings: run.automaticSprings,
      internalised,
      sharedDeathPhases: read.sharedPhases,
    },
    cells,
    strewn,
    fields,
    held,
    duration: run.duration,
    steps: run.steps,
    saveEvery: run.saveEvery,
    seed: run.seed,
    numerics: "physicell",
  };
}

/** The name of the project's folder, or of its settings. */
function projectName(settings: string): string {
  const parts = settings.split(/[\\/]/).filter((part) => part !== "" && part !== ".");
  const folders = parts.slice(0, -1).filter((part) => part !== "config");
  return folders.at(-1) ?? (parts.at(-1) ?? "PhysiCell project").replace(/\.xml$/i, "");
}

async function findCustomCode(files: ProjectFiles, findings: Findings): Promise<CustomCode> {
  const modules = await customModules(files);
  if (modules.length === 0) return { distributes: true, strews: true };
  const codes = modules.map(({ path, text }) => readCustomCode(text, path, findings));
  return {
    distributes: codes.some(({ distributes }) => distributes),
    strews: codes.some(({ strews }) => strews),
  };
}

function withoutIdleDistributions(
  types: readonly CellType[],
  { distributes }: CustomCode,
  findings: Findings,
): readonly CellType[] {
  if (distributes || types.every(({ distributions }) => distributions.length === 0)) return types;
  const text =
    "does not call set_parameters_from_distributions: initial_parameter_distributions do nothing in this project";
  findings.warn({ file: "custom_modules/custom.cpp", line: 1 }, text);
  return types.map((type) => ({ ...type, distributions: [] }));
}

function strewnCells(types: readonly CellType[], perType: number, { strews }: CustomCode): readonly StrewnCells[] {
  if (perType === 0 || !strews) return [];
  return types.map(({ name }) => ({ type: name, count: perType }));
}

function readMicroenvironmentOptions(root: XmlElement, types: readonly CellType[], xml: XmlValues): boolean {
  const options = xml.at(root, "microenvironment_setup/options");
  const gradients = xml.flag(options, "calculate_gradients", true);
  if (!gradients && types.some(({ motility }) => motility.enabled && Object.keys(motility.sensitivities).length > 0)) {
    const place = xml.child(options, "calculate_gradients")?.place ?? root.place;
    xml.findings.warn(place, "cells of this model follow gradients, so these are computed all the same");
  }
  return xml.flag(options, "track_internalized_substrates_in_each_agent", false);
}

/** With densities from a file, PhysiCell does not look at initial conditions: substances that are not in it start at 0. */
function withUnlisted(
  fields: readonly InitialField[],
  substances: readonly Substance[],
  element: XmlElement | undefined,
  findings: Findings,
): readonly InitialField[] {
  const voxels = fields[0].values.length;
  const listed = new Set(fields.map(({ substance }) => substance));
  const unlisted = substances.filter(({ name, initial }) => initial !== 0 && !listed.has(name));
  for (const { name, initial } of unlisted) {
    if (!element) break;
    findings.warn(element.place, `${name} is not in the file: it starts at 0, as in PhysiCell, not at ${initial}`);
  }
  const zeros = unlisted.map(({ name }) => ({ substance: name, values: new Float64Array(voxels) }));
  return [...fields, ...zeros];
}

/** Voxels held by a CSV, as PhysiCell's pull request 357 has them; 1.14 knows the tag, and does nothing with it. */
async function readHeldVoxels(
  root: XmlElement,
  domain: Domain,
  substances: readonly string[],
  files: ProjectFiles,
  xml: XmlValues,
): Promise<readonly HeldVoxels[]> {
  const element = xml.at(root, "microenvironment_setup/options/dirichlet_nodes");
  if (!element || !xml.flagAttribute(element, "enabled", false)) {
    xml.ignore(element);
    return [];
  }
  if (xml.attribute(element, "type")?.toLowerCase() !== "csv") {
    xml.findings.warn(element.place, "dirichlet_nodes of another type than csv do nothing in PhysiCell, nor here");
    xml.ignore(element);
    return [];
  }
  xml.findings.warn(element.place, "these voxels are held; PhysiCell 1.14 does nothing with dirichlet_nodes");
  const found = await findFile(files, pathIn(element, xml), element.place, xml.findings);
  if (!found || xml.findings.failed) return [];
  return readHeldCsv(textOf(found, xml.findings), found.path, domain, substances, xml.findings);
}

/** Folder and name of a file, as a tag's children give them. */
function pathIn(element: XmlElement, xml: XmlValues): string {
  const folder = xml.text(element, "folder");
  const name = xml.text(element, "filename") ?? "";
  if (name === "") xml.findings.error(element.place, "no filename", "the name of a file");
  return folder ? `${folder}/${name}` : name;
}

const initialCondition = "microenvironment_setup/options/initial_condition";

async function readInitialFields(
  root: XmlElement,
  domain: Domain,
  substances: readonly string[],
  files: ProjectFiles,
  xml: XmlValues,
): Promise<readonly InitialField[]> {
  const element = xml.at(root, initialCondition);
  if (!element || !xml.flagAttribute(element, "enabled", false)) {
    xml.ignore(element);
    return [];
  }
  const type = xml.attribute(element, "type") ?? "";
  if (type !== "csv" && type !== "CSV" && type !== "matlab") {
    xml.findings.error(element.place, `type="${type}"`, "csv or matlab");
    return [];
  }
  const found = await findFile(files, pathIn(element, xml), element.place, xml.findings);
  if (!found || xml.findings.failed) return [];
  if (type === "matlab") return readFieldMatlab(found.bytes, found.path, domain, substances, xml.findings);
  return readFieldCsv(textOf(found, xml.findings), found.path, domain, substances, xml.findings);
}

async function readRulesets(
  root: XmlElement,
  substances: readonly Substance[],
  { types: read, withoutWeights, dividingAlike }: CellTypes,
  files: ProjectFiles,
  xml: XmlValues,
): Promise<{ readonly rules: readonly Rule[]; readonly types: readonly CellType[] }> {
  const types = [...read];
  const names = grammarNames({ substances, cellTypes: types });
  const behaviours = new Map(spellings(tissueBehaviours(names)));
  const attackDamage = behaviours.get("attack damage rate");
  const old = attackDamage !== undefined && isOfBefore114(root, xml);
  if (old) behaviours.set("damage rate", attackDamage);
  const words = {
    cellTypes: names.cellTypes,
    signals: spellings(tissueSignals(names)),
    behaviours,
    withoutWeights,
    dividingAlike,
    rebase: (type: string, behaviour: string, value: number) => {
      const index = types.findIndex(({ name }) => name === type);
      const reference = behaviours.get(behaviour)?.reference;
      if (index < 0 || !reference) return undefined;
      const before = baseBehaviour(types[index], reference, names);
      if (before !== value) types[index] = withBaseBehaviour(types[index], reference, names, value);
      return before;
    },
  };
  const rules: Rule[] = [];
  for (const element of xml.children(xml.at(root, "cell_rules/rulesets"), "ruleset")) {
    if (!xml.flagAttribute(element, "enabled", false)) {
      xml.ignore(element);
      continue;
    }
    const found = await findFile(files, pathIn(element, xml), element.place, xml.findings);
    const version = readVersion(element, xml);
    if (found) rules.push(...readRules(textOf(found, xml.findings), found.path, version, words, xml.findings));
  }
  if (old && rules.some(({ behaviour }) => behaviour === "attack damage rate")) {
    const place = xml.at(root, "cell_rules/rulesets")?.place ?? root.place;
    xml.findings.warn(place, "the behaviour `damage rate`, of before PhysiCell 1.14, is read as `attack damage rate`");
  }
  const again = repeatedRule(rules);
  if (again) {
    const { cellType, signal, direction, behaviour } = again;
    const place = xml.at(root, "cell_rules/rulesets")?.place ?? root.place;
    xml.findings.error(place, `two rules \`${cellType}: ${signal} ${direction} ${behaviour}\``, "one of them");
  }
  return { rules, types };
}

/** Since 1.14, attacks have a damage rate of another name; the old one is that of damage by itself. */
function isOfBefore114(root: XmlElement, xml: XmlValues): boolean {
  return xml.children(xml.child(root, "cell_definitions"), "cell_definition").some((definition) => {
    const interactions = xml.at(definition, "phenotype/cell_interactions");
    const has = (name: string) => interactions?.children.some((child) => child.name === name) ?? false;
    return has("damage_rate") && !has("attack_damage_rate");
  });
}

function readVersion(element: XmlElement, xml: XmlValues): number | undefined {
  const protocol = xml.attribute(element, "protocol") ?? "CBHG";
  if (protocol !== "CBHG") xml.findings.error(element.place, `protocol="${protocol}"`, "CBHG");
  const format = xml.attribute(element, "format") ?? "csv";
  if (format.toLowerCase() !== "csv") xml.findings.error(element.place, `format="${format}"`, "csv");
  const text = xml.attribute(element, "version");
  if (text === undefined) return undefined;
  const version = parseDecimal(text.trim());
  if (version === undefined || version < 0 || version >= 4) {
    xml.findings.error(element.place, `version="${text}"`, "a version of rules that is known: 0, 1, 2 or 3");
    return undefined;
  }
  if (version < 3) {
    const text = `version="${version}": PhysiCell 1.14 no longer reads such rules; they are read as they were meant`;
    xml.findings.warn(element.place, text);
  }
  return version;
}

async function readPositions(
  root: XmlElement,
  domain: Domain,
  substances: readonly Substance[],
  types: readonly CellType[],
  byNumber: ReadonlyMap<number, string>,
  files: ProjectFiles,
  xml: XmlValues,
): Promise<readonly InitialCell[]> {
  const element = xml.at(root, "initial_conditions/cell_positions");
  if (!element || !xml.flagAttribute(element, "enabled", false)) {
    xml.ignore(element);
    return [];
  }
  const type = xml.attribute(element, "type") ?? "csv";
  if (type.toLowerCase() !== "csv")
    xml.findings.error(element.place, `type="${type}"`, "csv, which alone PhysiCell reads");
  const found = await findFile(files, pathIn(element, xml), element.place, xml.findings);
  if (!found) return [];
  const names = grammarNames({ substances, cellTypes: types });
  const words = { cellTypes: names.cellTypes, byNumber, behaviours: spellings(tissueBehaviours(names)) };
  return readCells(textOf(found, xml.findings), found.path, domain, words, xml.findings);
}
