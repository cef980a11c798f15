import type { Treatment } from "../experiments/design.ts";
import type { CellKind } from "../models/microenvironment/cell-kinds.ts";
import type { Slot, Therapy } from "../models/therapy/contract.ts";
import { checkCourse } from "./course-checks.ts";
import type { Parts } from "./microenvironment-checks.ts";
import { type Fault, shown } from "./read-shape.ts";
import type { Path } from "./source-text.ts";
import type { Catalogue } from "./trial-catalogue.ts";
import { checkName } from "./trial-checks.ts";
import { readTreatment } from "./trial-treatment.ts";

/** What an arm is given, checked: courses, one drug a slot, and that each drug finds what it acts on. */
export function checkTreatments(parts: Parts, catalogue: Catalogue): Fault[] {
  const { treatments = [], duration } = parts;
  const path = ["treatments"];
  const names = [...checkAntigenNames(parts), ...checkCarCells(parts)];
  const unknown = treatments.flatMap(({ therapy }, i) =>
    checkName([...path, i, "therapy"], therapy, "a therapy", Object.keys(catalogue.therapies)),
  );
  if (unknown.length > 0) return [...unknown, ...names];
  const frame = { followUp: duration, span: "the run", arms: [], cancer: undefined };
  return [
    ...checkCourse("the arm", treatments, path, frame, catalogue),
    ...checkOneASlot(parts, catalogue),
    ...treatments.flatMap(({ therapy }, i) => checkTarget(catalogue.therapies[therapy], parts, [...path, i])),
    ...names,
  ];
}

/** Treatments of a scenario without faults, as experiments know them. */
export function readTreatments({ treatments = [] }: Parts, catalogue: Catalogue): Treatment[] {
  return treatments.map((entry) => readTreatment(entry, catalogue));
}

/** A trial may change drugs at progression; here the slot's numbers hold for the whole run. */
function checkOneASlot({ treatments = [] }: Parts, { therapies }: Catalogue): Fault[] {
  return treatments.flatMap(({ therapy }, i) => {
    const { slot } = therapies[therapy];
    const other = treatments.slice(0, i).find((one) => therapies[one.therapy].slot === slot && one.therapy !== therapy);
    if (!other) return [];
    const found = `${therapy} after ${other.therapy}, both ${slot}`;
    return [{ path: ["treatments", i, "therapy"], found, expected: "one therapy of a kind in a run" }];
  });
}

function checkAntigenNames({ antigens, "vaccine-antigens": vaccine = [], "car-antigen": car }: Parts): Fault[] {
  const known = antigens?.map(({ name }) => name);
  if (!known) return [];
  return [
    ...vaccine.flatMap((name, i) => checkName(["vaccine-antigens", i], name, "an antigen", known)),
    ...checkName(["car-antigen"], car, "an antigen", known),
  ];
}

/** CAR T cells that are there at the start need something to see, as those that are given do. */
function checkCarCells({ patches = [], "car-antigen": antigen }: Parts): Fault[] {
  if (antigen !== undefined) return [];
  return patches.flatMap(({ name, cells }, i) =>
    (cells["CAR T"] ?? 0) > 0
      ? [
          {
            path: ["patches", i, "cells", "CAR T"],
            found: `CAR T cells in ${name}, and no antigen for them`,
            expected: "`car-antigen`, what they see",
          },
        ]
      : [],
  );
}

const cd8: readonly CellKind[] = ["CD8 progenitor", "CD8 effector", "CD8 exhausted", "CD8 memory"];
const tCells: readonly CellKind[] = [...cd8, "helper T", "regulatory T"];
const macrophages: readonly CellKind[] = ["M1 macrophage", "M2 macrophage"];

type Check = (therapy: Therapy, parts: Parts, path: Path) => Fault[];

/** The drug and what it does not find. */
function noTarget(therapy: Therapy, what: string, expected: string, path: Path): Fault[] {
  return [{ path: [...path, "therapy"], found: `${therapy.name}, ${what}`, expected }];
}

/** A check that some of these kinds are there. */
const needs =
  (kinds: readonly CellKind[], words: string): Check =>
  (therapy, { absent = [] }, path) =>
    kinds.every((kind) => absent.includes(kind))
      ? noTarget(therapy, `which finds no ${words}: they are all absent`, `a drug with a target, or ${words}`, path)
      : [];

const targets: Readonly<Record<Slot, Check>> = {
  antiPD1: needs(cd8, "CD8 T cells"),
  antiPDL1: (therapy, { clones = [], absent = [] }, path) => {
    const none = clones.length > 0 && clones.every(({ "pd-l1": pdl1 = 1 }) => pdl1 === 0);
    if (!none || !macrophages.every((kind) => absent.includes(kind))) return [];
    const what = "which finds no PD-L1: no clone has any, and macrophages are absent";
    return noTarget(therapy, what, "a drug with a target, or PD-L1 on a clone or macrophages", path);
  },
  antiCTLA4: needs(tCells, "T cells"),
  interleukin2: needs([...tCells, "NK"], "T or NK cells"),
  interferonAlpha: () => [],
  cytotoxic: () => [],
  vaccine: checkVaccine,
  carT: checkCar,
};

const checkTarget: Check = (therapy, parts, path) => targets[therapy.slot](therapy, parts, path);

function checkVaccine(therapy: Therapy, parts: Parts, path: Path): Fault[] {
  // What only calls presenting cells brings no antigen.
  if (therapy.parameters.vaccineAntigens?.value === 0) return [];
  const { "vaccine-antigens": carried, receptors, antigens } = parts;
  if (!carried || carried.length === 0) {
    const expected = "`vaccine-antigens`, the antigens that it carries";
    return noTarget(therapy, "and no antigens for it", expected, path);
  }
  if (!receptors) return [];
  const seen = receptors.map(({ antigen }) => antigen);
  const isKnown = (name: string) => antigens?.some((antigen) => antigen.name === name) ?? false;
  const unseen = carried.flatMap((name, i): Fault[] =>
    isKnown(name) && !seen.includes(name)
      ? [
          {
            path: ["vaccine-antigens", i],
            found: `${shown(name)}, which no receptor sees`,
            expected: seen.length > 0 ? `an antigen that one sees: ${seen.join(", ")}` : "receptors that see it",
          },
        ]
      : [],
  );
  return [...unseen, ...needs(tCells, "T cells")(therapy, parts, path)];
}

function checkCar(therapy: Therapy, parts: Parts, path: Path): Fault[] {
  const { "car-antigen": name, antigens, clones } = parts;
  if (name === undefined) return noTarget(therapy, "and no antigen for them", "`car-antigen`, what they see", path);
  const faults = needs(["CAR T"], "CAR T cells")(therapy, parts, path);
  const antigen = antigens?.find((one) => one.name === name);
  const at = ["car-antigen"];
  if (antigen && !antigen.surface) {
    const expected = "one with `surface: true`: CARs see nothing else";
    faults.push({ path: at, found: `${shown(name)}, which is not on the surface`, expected });
  }
  if (antigen && clones && !clones.some((clone) => (clone.antigens?.[name] ?? 0) > 0)) {
    faults.push({ path: at, found: `${shown(name)}, which is on no clone`, expected: "an antigen of some clone" });
  }
  return faults;
}
