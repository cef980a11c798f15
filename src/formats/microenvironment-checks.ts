import { immuneKinds, packedKinds, roomIn } from "../experiments/microenvironment/room.ts";
import { referenceModel } from "../experiments/model.ts";
import type { State } from "../models/contract.ts";
import { border } from "../models/microenvironment/border.ts";
import { type CellKind, cellKindNames } from "../models/microenvironment/cell-kinds.ts";
import { type MicroenvironmentSteps, type Patch, usualSteps } from "../models/microenvironment/contract.ts";
import type { PatchEntry, ScenarioEntry } from "./microenvironment-schema.ts";
import { type Fault, shown } from "./read-shape.ts";
import type { Path } from "./source-text.ts";
import type { Catalogue } from "./trial-catalogue.ts";
import { checkName } from "./trial-checks.ts";

/** The parts of a scenario whose shape is right; the others are `undefined`, and were complained of already. */
export type Parts = Partial<ScenarioEntry>;

/**
 * What shapes cannot say of an arm's tissue: names that exist, parts that sum to the whole, cells that have room.
 *
 * @param tumourCells  in the whole body; undefined where the file gives none that can be read
 */
export function checkTissue(parts: Parts, tumourCells: number | undefined, catalogue: Catalogue): Fault[] {
  return [
    ...checkName(["cancer"], parts.cancer, "a cancer", Object.keys(catalogue.cancers)),
    ...checkTimes(parts),
    ...checkAntigens(parts),
    ...checkClones(parts),
    ...checkReceptors(parts),
    ...checkPatches(parts, tumourCells),
    ...checkAbsent(parts),
    ...checkBody(parts),
    ...checkRecognised(parts),
  ];
}

/** Years; a slip of the unit would run for days. */
const longestRun = 20;

function checkTimes({ duration, "save-every": saveEvery, steps = {} }: Parts): Fault[] {
  const faults: Fault[] = [];
  if (duration !== undefined && !(duration > 0 && duration <= longestRun * 365.25)) {
    faults.push({
      path: ["duration"],
      found: `${duration} days`,
      expected: `a time above 0 and at most ${longestRun} years`,
    });
  }
  if (saveEvery !== undefined && !(saveEvery > 0 && saveEvery <= (duration ?? saveEvery))) {
    faults.push({
      path: ["save-every"],
      found: `${saveEvery} days`,
      expected: "a time above 0 and at most the duration",
    });
  }
  const { phenotype, movers, exchange } = withUsualSteps(steps);
  const step = (key: string, found: number, expected: string) =>
    faults.push({ path: ["steps", key], found: `${found} min`, expected });
  if (!(phenotype > 0)) step("phenotype", phenotype, "a time above 0");
  else {
    if (!(movers > 0 && movers <= phenotype)) step("movers", movers, `a time above 0 and at most \`phenotype\``);
    const ratio = exchange / phenotype;
    if (!(ratio >= 1 && Math.abs(ratio - Math.round(ratio)) < 1e-9)) {
      step("exchange", exchange, `a multiple of \`phenotype\`, ${phenotype} min`);
    }
  }
  return faults;
}

/** Steps of which those left out are the usual ones, so far as they fit to those that are given. */
export function withUsualSteps(steps: NonNullable<Parts["steps"]>): Omit<MicroenvironmentSteps, "stages"> {
  const { phenotype = usualSteps.phenotype } = steps;
  return {
    phenotype,
    movers: steps.movers ?? Math.min(usualSteps.movers, phenotype),
    exchange: steps.exchange ?? Math.max(usualSteps.exchange, phenotype),
  };
}

function checkAntigens({ antigens = [] }: Parts): Fault[] {
  return [
    ...checkNames(antigens, ["antigens"]),
    ...antigens.flatMap(({ name, kind, "on-healthy": onHealthy = 0, "on-b-cells": onB = 0 }, i): Fault[] => {
      const path = ["antigens", i, "kind"];
      if (kind === "tumour-only" && onHealthy + onB > 0) {
        return [{ path, found: `${name}, tumour-only and on normal cells`, expected: "shared, or on no normal cell" }];
      }
      if (kind === "shared" && onHealthy + onB === 0) {
        return [{ path, found: `${name}, shared but on no normal cell`, expected: "on-healthy or on-b-cells above 0" }];
      }
      return [];
    }),
  ];
}

function checkNames(items: readonly { readonly name: string }[], path: Path): Fault[] {
  return items.flatMap(({ name }, i) => {
    const at = [...path, i, "name"];
    if (isReserved(name)) return [{ path: at, found: shown(name), expected: "another name" }];
    if (items.findIndex((other) => other.name === name) === i) return [];
    return [{ path: at, found: `${shown(name)} again`, expected: "a name of its own" }];
  });
}

/** Names that every object has in JavaScript: tables by name would find something under them. */
export const isReserved = (name: string): boolean => name in {};

function checkClones(parts: Parts): Fault[] {
  const { clones = [], receptors = [] } = parts;
  const known = parts.antigens?.map(({ name }) => name);
  const faults = [...checkNames(clones, ["clones"])];
  clones.forEach(({ name, antigens }, i) => {
    const path = ["clones", i];
    for (const antigen of Object.keys(antigens ?? {})) {
      if (known) faults.push(...checkName([...path, "antigens", antigen], antigen, "an antigen", known));
    }
    if (antigens || receptors.length === 0) return;
    const expected = "levels of them, since there are receptors; `antigens: {}` for a clone without any";
    faults.push({ path: [...path, "antigens"], found: `${name} without antigens`, expected });
  });
  return [...faults, ...checkShares(clones, ["clones"])];
}

/** Parts of a whole must sum to it; where some are left out, they share what is left. */
function checkShares(items: readonly { readonly share?: number | undefined }[], path: Path): Fault[] {
  if (items.length === 0) return [];
  const sum = items.reduce((total, { share = 0 }) => total + share, 0);
  const some = items.some(({ share }) => share === undefined);
  if (some ? sum <= 1 + 1e-6 : Math.abs(sum - 1) <= 1e-6) return [];
  const found = `shares that sum to ${Number(sum.toPrecision(6))}`;
  return [{ path, found, expected: some ? "at most 1, since the others get what is left" : "1" }];
}

/** Each item's part of the whole. */
export function sharesOf(items: readonly { readonly share?: number | undefined }[]): number[] {
  const open = items.filter(({ share }) => share === undefined).length;
  const left = 1 - items.reduce((total, { share = 0 }) => total + share, 0);
  return items.map(({ share }) => share ?? Math.max(0, left) / open);
}

function checkReceptors(parts: Parts): Fault[] {
  const known = parts.antigens?.map(({ name }) => name);
  const receptors = parts.receptors ?? [];
  return receptors.flatMap(({ antigen }, i) => {
    const path = ["receptors", i, "antigen"];
    if (receptors.findIndex((other) => other.antigen === antigen) < i) {
      return [{ path, found: `${shown(antigen)} again`, expected: "one receptor for an antigen" }];
    }
    return known ? checkName(path, antigen, "an antigen", known) : [];
  });
}

/** T cells that nothing can call: surely a slip. */
function checkRecognised({ clones = [], receptors = [] }: Parts): Fault[] {
  const levels = clones.flatMap(({ antigens }) => (antigens ? Object.values(antigens) : []));
  const all = clones.every(({ antigens }) => antigens !== undefined);
  if (receptors.length === 0 || clones.length === 0 || !all || levels.some((level) => level > 0)) return [];
  const found = "no clone with any antigen";
  return [{ path: ["clones"], found, expected: "an antigen on some clone, since there are receptors" }];
}

function checkPatches({ patches = [], clones }: Parts, tumourCells: number | undefined): Fault[] {
  const shares = sharesOf(patches);
  const sharesFault = checkShares(patches, ["patches"]);
  return [
    ...checkNames(patches, ["patches"]),
    ...sharesFault,
    ...patches.flatMap((patch, i) => {
      const path = ["patches", i];
      return [
        ...checkSize(patch, path),
        ...checkPatchClones(
          patch,
          clones?.map(({ name }) => name),
          path,
        ),
        ...(sharesFault.length > 0 ? [] : checkSample(patch, tumourCells, shares[i], path)),
      ];
    }),
  ];
}

/** A patch's edges as the scenario has them: depth 0 for a layer. */
export const edgesOf = ({ size: [x, y, depth = 0] }: PatchEntry): Patch["size"] => [x, y, depth];

/** µm; below, a patch has no tissue to speak of, above (in cubes of 20 µm) it fits no memory. */
const shortestEdge = 60;
const mostVoxels = 8_000_000;

function checkSize(patch: PatchEntry, path: Path): Fault[] {
  const short = patch.size.findIndex((edge) => edge < shortestEdge);
  if (short >= 0) {
    const found = `an edge of ${patch.size[short]} um`;
    return [{ path: [...path, "size", short], found, expected: `at least ${shortestEdge} um` }];
  }
  const voxels = patch.size.reduce((product, edge) => product * Math.ceil(edge / 20), 1);
  if (voxels > mostVoxels) {
    const expected = `at most ${mostVoxels} cubes of 20 um`;
    return [{ path: [...path, "size"], found: `a box of ${voxels} cubes of 20 um`, expected }];
  }
  return checkRoom(patch, path);
}

function checkRoom({ name, cells, ...patch }: PatchEntry, path: Path): Fault[] {
  const room = roomIn(edgesOf({ name, cells, ...patch }));
  const isPacked = (kind: string) => (packedKinds as readonly string[]).includes(kind);
  const count = (which: (kind: string) => boolean) =>
    Object.entries(cells).reduce((sum, [kind, n = 0]) => sum + (which(kind) ? n : 0), 0);
  const faults: Fault[] = [];
  const check = (n: number, what: string) => {
    if (n <= room) return;
    faults.push({
      path: [...path, "cells"],
      found: `${n} ${what} in ${name}`,
      expected: `at most ${room} in its size`,
    });
  };
  check(count(isPacked), "tumour, healthy cells and fibroblasts");
  check(
    count((kind) => !isPacked(kind)),
    "vessels and immune cells",
  );
  return faults;
}

function checkPatchClones({ clones }: PatchEntry, known: readonly string[] | undefined, path: Path): Fault[] {
  if (!clones) return [];
  const at = [...path, "clones"];
  const unknown = known ? Object.keys(clones).flatMap((name) => checkName([...at, name], name, "a clone", known)) : [];
  const sum = Object.values(clones).reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= 1e-6) return unknown;
  return [...unknown, { path: at, found: `shares that sum to ${Number(sum.toPrecision(6))}`, expected: "1" }];
}

function checkSample({ cells }: PatchEntry, whole: number | undefined, share: number, path: Path): Fault[] {
  const sample = cells.tumour ?? 0;
  if (whole === undefined || sample <= whole * share * (1 + 1e-9)) return [];
  const found = `${sample} tumour cells, a sample of ${Number((whole * share).toPrecision(4))} of the whole tumour`;
  return [{ path: [...path, "cells", "tumour"], found, expected: "a patch no larger than what it stands for" }];
}

function checkAbsent({ absent = [] }: Parts): Fault[] {
  const faults = absent.flatMap((name, i): Fault[] => {
    const path = ["absent", i];
    if (name !== "tumour") return checkName(path, name, "a kind of cell", cellKindNames);
    return [{ path, found: "tumour", expected: "another kind: the run begins with a tumour" }];
  });
  if (!immuneKinds.every((kind) => absent.includes(kind))) return faults;
  const found = "an empty body: every kind of immune cell is absent";
  return [...faults, { path: ["absent"], found, expected: "at least one kind of immune cell that there is" }];
}

/** States of the body that count immune cells; normal cells that carry a CAR's target are none. */
const immuneStates = Object.entries(referenceModel.states).filter(
  ([name, { unit }]) =>
    unit === "cell" && name !== "carTNormalTarget" && !(border.tissueStates as readonly string[]).includes(name),
);

const isEmpty = (name: string, { initial }: State, states: Readonly<Record<string, unknown>>) =>
  name in states ? Number.parseFloat(String(states[name])) === 0 : initial === 0;

/** Neither the blood nor the tissue may begin without any immune cell. */
function checkBody({ states, patches = [], absent = [] }: Parts): Fault[] {
  if (!states || !immuneStates.every(([name, state]) => isEmpty(name, state, states))) return [];
  const there = immuneKinds.filter((kind) => !absent.includes(kind));
  const inTissue = patches.some(({ cells }) => there.some((kind: CellKind) => (cells[kind] ?? 0) > 0));
  if (inTissue) return [];
  const found = "an empty body: these states leave no immune cell, and the patches have none";
  return [{ path: ["states"], found, expected: "immune cells in the blood, the nodes or the patches" }];
}
