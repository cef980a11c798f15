import type { HeldVoxels, InitialCell, InitialField, TissueScenario } from "../models/tissue/contract.ts";
import { deathModels } from "../models/tissue/cycle-models.ts";
import { InvalidFile } from "./invalid-file.ts";
import { Findings } from "./physicell/findings.ts";
import { readCells } from "./physicell/read-cells.ts";
import { readFieldCsv } from "./physicell/read-field.ts";
import { decodeUtf8 } from "./physicell/utf8.ts";
import { asErrors, type Fault, readShape } from "./read-shape.ts";
import { parseSource, type SourceText } from "./source-text.ts";
import { readCellType } from "./tissue-cell-type.ts";
import { checkCellType, checkNames, readCellList, readRules, readStrewn, TissueWords } from "./tissue-checks.ts";
import { readDomain, readSubstances } from "./tissue-domain.ts";
import { readPhases } from "./tissue-phases.ts";
import { type TissueFile, tissueFile } from "./tissue-schema.ts";

/** Bytes of a file beside the scenario, by the name that the scenario gives; `undefined` where there is none. */
export type ReadBeside = (name: string) => Promise<Uint8Array | undefined> | Uint8Array | undefined;

/** Whether a text is a tissue scenario: it says `tissue:` at its outermost level, and no `arms:`, as trials do. */
export function isTissueFile(text: string): boolean {
  const says = (key: string) =>
    text.trimStart().startsWith("{") ? text.includes(`"${key}"`) : new RegExp(`^${key}\\s*:`, "m").test(text);
  return says("tissue") && !says("arms");
}

/**
 * Reads a tissue scenario from YAML or JSON, with the CSV files that it names.
 *
 * @throws {InvalidFile} with everything that is wrong, each with file, line and key
 */
export async function readTissueScenario(text: string, file: string, readBeside: ReadBeside): Promise<TissueScenario> {
  const source = parseSource(text, file);
  const { value, faults } = readShape(tissueFile, source.data);
  if (value === undefined || faults.length > 0) throw new InvalidFile(file, asErrors(source, faults));
  return build(value, source, readBeside);
}

async function build(file: TissueFile, source: SourceText, readBeside: ReadBeside): Promise<TissueScenario> {
  const faults: Fault[] = [];
  const domain = readDomain(file, faults);
  const substances = readSubstances(file, domain, faults);
  const cellTypes = file["cell-types"].map((type, index) =>
    readCellType(type, domain.dimensions, ["cell-types", index], faults),
  );
  checkNames(substances, ["substances"], faults);
  checkNames(cellTypes, ["cell-types"], faults);
  const words = new TissueWords(substances, cellTypes, faults);
  cellTypes.forEach((type, index) => {
    checkCellType(type, ["cell-types", index], words);
  });
  const rules = readRules(file.rules, words);
  const strewn = readStrewn(file.strewn, domain, words);
  const listed = Array.isArray(file.cells) ? readCellList(file.cells, domain, words) : [];
  const shared = file["shared-death-phases"];
  const phases = (way: "apoptosis" | "necrosis") =>
    readPhases(shared?.[way], deathModels[way].changes, ["shared-death-phases", way], faults);
  const sharedDeathPhases = shared && { apoptosis: phases("apoptosis"), necrosis: phases("necrosis") };
  checkTimes(file, faults);
  if (faults.length > 0) throw new InvalidFile(source.file, asErrors(source, faults));

  const beside = new Beside(source, readBeside);
  const cells = typeof file.cells === "string" ? await beside.cells(file.cells, domain, words) : listed;
  const fields = file.fields === undefined ? [] : await beside.fields("fields", file.fields, domain, words);
  const held = file.held === undefined ? [] : await beside.fields("held", file.held, domain, words);
  beside.findings.throwIfFailed(source.file);
  return {
    model: {
      name: file.tissue,
      domain,
      substances,
      cellTypes,
      rules,
      wall: file.wall ?? true,
      automaticSprings: file["automatic-springs"] ?? true,
      internalised: file.internalised ?? false,
      ...(sharedDeathPhases ? { sharedDeathPhases } : {}),
    },
    cells,
    strewn,
    fields,
    held,
    duration: file.duration,
    steps: {
      diffusion: file.steps?.diffusion ?? 0.01,
      mechanics: file.steps?.mechanics ?? 0.1,
      phenotype: file.steps?.phenotype ?? 6,
    },
    saveEvery: file["save-every"] ?? 60,
    seed: file.seed ?? 1,
    numerics: file.numerics ?? "accurate",
  };
}

function checkTimes({ steps = {}, "save-every": saveEvery }: TissueFile, faults: Fault[]): void {
  for (const [step, length] of Object.entries(steps)) {
    if (length === 0) faults.push({ path: ["steps", step], found: "0", expected: "a time above 0" });
  }
  if (saveEvery === 0) faults.push({ path: ["save-every"], found: "0", expected: "a time above 0" });
}

/** The CSV files that a scenario names. They must be right: nothing in them is passed over. */
class Beside {
  readonly findings = new Findings();

  constructor(
    private readonly source: SourceText,
    private readonly readBeside: ReadBeside,
  ) {}

  async cells(
    name: string,
    domain: TissueScenario["model"]["domain"],
    words: TissueWords,
  ): Promise<readonly InitialCell[]> {
    const text = await this.text("cells", name);
    const known = {
      cellTypes: words.names.cellTypes,
      byNumber: new Map<number, string>(),
      behaviours: words.behaviours,
    };
    return text === undefined ? [] : readCells(text, name, domain, known, this.findings, "strict");
  }

  async fields(
    key: "fields" | "held",
    name: string,
    domain: TissueScenario["model"]["domain"],
    words: TissueWords,
  ): Promise<readonly InitialField[] | readonly HeldVoxels[]> {
    const text = await this.text(key, name);
    return text === undefined ? [] : readFieldCsv(text, name, domain, words.names.substances, this.findings);
  }

  private async text(key: string, name: string): Promise<string | undefined> {
    const bytes = await this.readBeside(name);
    const at = { file: this.source.file, line: this.source.line([key]), key };
    if (!bytes) this.findings.error(at, `no file \`${name}\``, "one beside this file");
    const text = bytes && decodeUtf8(bytes);
    if (bytes && text === undefined) this.findings.error(at, "bytes that are no UTF-8 text", "a text file");
    if (text?.trim() === "") this.findings.error(at, `\`${name}\`, which is empty`, "a file with a heading and rows");
    return text;
  }
}
