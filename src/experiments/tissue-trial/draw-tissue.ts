import { exp } from "../../foundation/maths.ts";
import { generator, type RandomGenerator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { type CellKind, cellKindNames } from "../../models/microenvironment/cell-kinds.ts";
import type { Antigen, Clone, Patch, PatchKind, Receptor } from "../../models/microenvironment/contract.ts";
import { microenvironmentParameters } from "../../models/microenvironment/parameters.ts";
import { immuneKinds, roomIn } from "../microenvironment/room.ts";
import type { Candidate } from "../patient.ts";
import { addressOf } from "../sample.ts";
import type { TissueDesign } from "./tissue-design.ts";

/** What one patient's tissue is like before anything happens. */
export interface DrawnTissue {
  readonly kind: PatchKind;
  readonly patches: readonly Patch[];
  /** Number of the patch that each lesion follows. */
  readonly patchOfLesion: readonly number[];
  readonly antigens: readonly Antigen[];
  readonly clones: readonly Clone[];
  readonly receptors: readonly Receptor[];
  /** Values of the tissue's parameters. */
  readonly values: Readonly<Record<string, number>>;
}

/**
 * Draws a patient's tissue. Each quantity's chance has its own address (its name and the patient's number), as in
 * `sampleCandidate`, so that another difference changes no other draw.
 */
export function drawTissue(design: TissueDesign, { id, lesions }: Candidate, seed: number): DrawnTissue {
  const chance = (name: string) => generator(seed, streams.patches, addressOf(name), id);
  const kind = drawKind(design, chance("kind").uniform());
  const antigens = drawAntigens(design, chance("antigens"));
  const known = new Set(antigens.map(({ name }) => name));
  const volumes = lesions.diameters.map((diameter) => diameter * diameter * diameter);
  const count = Math.min(design.patchesAPatient, volumes.length);
  const patchOfLesion = volumes.map((_, lesion) => lesion % count);
  const whole = volumes.reduce((sum, volume) => sum + volume, 0);
  const share = (patch: number) =>
    volumes.reduce((sum, volume, lesion) => sum + (lesion % count === patch ? volume : 0), 0) / whole;
  const cells = drawCells(design, kind, chance("infiltrate").normal());
  const size = design.patches[kind]!.size;
  return {
    kind,
    patches: Array.from({ length: count }, (_, i) => ({
      name: count === 1 ? "lesion" : `lesion ${i + 1}`,
      kind,
      share: share(i),
      size,
      cells,
    })),
    patchOfLesion,
    antigens,
    clones: drawClones(design, known, chance("clones")),
    receptors: design.receptors.filter(({ antigen }) => known.has(antigen)),
    values: drawValues(design, chance),
  };
}

function drawKind({ patches }: TissueDesign, u: number): PatchKind {
  const entries = Object.entries(patches) as [PatchKind, { readonly fraction: number }][];
  let rest = u;
  for (const [kind, { fraction }] of entries) {
    rest -= fraction;
    if (rest < 0) return kind;
  }
  return entries[entries.length - 1][0];
}

/** Some of the listed antigens; those that cells given as a drug or a vaccine are made for are always among them. */
function drawAntigens(
  { antigens, differences, carAntigen, vaccineAntigens }: TissueDesign,
  chance: RandomGenerator,
): readonly Antigen[] {
  const [least, most] = differences.antigens;
  const wanted = Math.min(most, least + Math.floor(chance.uniform() * (most - least + 1)));
  const needed = antigens.filter(({ name }) => name === carAntigen || vaccineAntigens.includes(name));
  const others = antigens.filter((one) => !needed.includes(one));
  const drawn = others
    .map((antigen) => ({ antigen, luck: chance.uniform() }))
    .sort((a, b) => a.luck - b.luck)
    .slice(0, Math.max(0, wanted - needed.length))
    .map(({ antigen }) => antigen);
  return antigens.filter((one) => needed.includes(one) || drawn.includes(one));
}

function drawClones(
  { clones, differences }: TissueDesign,
  antigens: ReadonlySet<string>,
  chance: RandomGenerator,
): Clone[] {
  const weights = clones.map(({ share }) => share * exp(differences.clones * chance.normal()));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return clones.map((clone, i) => ({
    ...clone,
    share: weights[i] / whole,
    antigens: Object.fromEntries(Object.entries(clone.antigens).filter(([name]) => antigens.has(name))),
  }));
}

/** Immune cells of all kinds rise and fall together; no more than have room. */
function drawCells({ patches, differences }: TissueDesign, kind: PatchKind, z: number): Patch["cells"] {
  const { cells, size } = patches[kind]!;
  const count = (name: CellKind) => cells[name] ?? 0;
  const immune = immuneKinds.reduce((sum, name) => sum + count(name), 0);
  const room = roomIn(size) - (cells.vessel ?? 0);
  const factor = Math.min(exp(differences.infiltrate * z), immune > 0 ? room / (1.05 * immune) : 1);
  return Object.fromEntries(
    cellKindNames
      .filter((name) => count(name) > 0)
      .map((name) => [name, immuneKinds.includes(name) ? Math.round(factor * count(name)) : count(name)]),
  );
}

function drawValues(
  { parameters, differences }: TissueDesign,
  chance: (name: string) => RandomGenerator,
): Record<string, number> {
  const table: Readonly<Record<string, { readonly value: number }>> = microenvironmentParameters;
  const values: Record<string, number> = { ...parameters.tissue };
  for (const [name, sigma] of Object.entries(differences.parameters)) {
    values[name] = (values[name] ?? table[name].value) * exp(sigma * chance(name).normal());
  }
  return values;
}
