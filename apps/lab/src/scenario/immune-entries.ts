import { cellKindNames, cellKinds } from "../../../../src/index.ts";
import { kindStyles } from "../design/palette.ts";
import type { StudyData } from "../document/lab-document.ts";
import { chosen, type Entry, type EntryGroup, plain } from "./entry.ts";
import { decades, even, numberText } from "./scales.ts";
import { listOf } from "./tumour-entries.ts";

const assumed = { evidence: "assumed", source: chosen, readAs: "1", write: plain } as const;

/** Cells in the blood. */
export function bloodEntries(): EntryGroup[] {
  return [{ title: "In the blood", entries: blood }];
}

/** Pieces of tissue: what part of the tumour they are, and their cells at the start by kind. */
export function patchEntries(data: StudyData): EntryGroup[] {
  const patches = listOf(data, "patches");
  return patches.map(({ name }, p) => ({
    title: `Patch ${name}`,
    part: { list: "patches", name: String(name), at: p },
    entries: [...(patches.length > 1 ? [share(p)] : []), ...cellKindNames.map((kind) => cells(p, kind))],
  }));
}

/** Antigens, and the T-cell receptors that see them. */
export function antigenEntries(data: StudyData): EntryGroup[] {
  return listOf(data, "antigens").map(({ name, kind }, a) => ({
    title: `Antigen ${name}`,
    part: { list: "antigens", name: String(name), at: a },
    entries: kind === "shared" ? onNormalCells(a) : [],
  }));
}

export function receptorEntries(data: StudyData): EntryGroup[] {
  return listOf(data, "receptors").map((one, r) => ({
    title: `Receptor for ${one.antigen}`,
    part: { list: "receptors", name: String(one.antigen), at: r },
    entries: receptor(one, r),
  }));
}

const share = (p: number): Entry => ({
  ...assumed,
  path: ["patches", p, "share"],
  label: "Part of the tumour",
  meaning: "Part of the whole tumour that this patch stands for; those of all patches sum to 1.",
  unit: "part",
  scale: even(0, 1, 0.05),
  absent: "what the other patches leave",
});

const onNormalCells = (a: number): Entry[] => [
  {
    ...assumed,
    path: ["antigens", a, "on-healthy"],
    label: "On healthy cells",
    meaning: "How much healthy cells have of it, relative to the most.",
    unit: "of the most",
    scale: even(0, 1, 0.05),
    absent: 0,
  },
  {
    ...assumed,
    path: ["antigens", a, "on-b-cells"],
    label: "On normal B cells",
    meaning: "How much normal B cells have of it, relative to the most.",
    unit: "of the most",
    scale: even(0, 1, 0.05),
    absent: 0,
  },
];

function receptor({ antigen }: Readonly<Record<string, unknown>>, r: number): Entry[] {
  return [
    {
      ...assumed,
      path: ["receptors", r, "affinity"],
      label: `Fit to ${antigen}`,
      meaning: `How well T-cell receptors fit the antigen ${antigen}, 0 to 1.`,
      unit: "0 to 1",
      scale: even(0, 1, 0.05),
      absent: 1,
    },
    {
      ...assumed,
      path: ["receptors", r, "precursors"],
      label: `Naive T cells for ${antigen}`,
      meaning: "Weight among naive T cells, against the other receptors.",
      unit: "weight",
      scale: even(0.1, 10, 0.1),
      absent: 1,
    },
  ];
}

function cells(p: number, kind: (typeof cellKindNames)[number]): Entry {
  const many = kind === "tumour" || kind === "healthy" || kind === "fibroblast";
  const { plain: words } = kindStyles[kind];
  return {
    ...assumed,
    path: ["patches", p, "cells", kind],
    label: words.charAt(0).toUpperCase() + words.slice(1),
    meaning: `Number in the patch at the start: ${cellKinds[kind].meaning} (${kind}).`,
    unit: "cells",
    scale: many ? even(0, 3000, 50) : even(0, 300, 5),
    absent: 0,
  };
}

const count = (state: string, label: string, meaning: string, absent: Entry["absent"]): Entry => ({
  ...assumed,
  path: ["states", state],
  label,
  meaning,
  unit: "cell",
  readAs: "cell",
  scale: decades(3, 11),
  absent,
  write: (value) => `${numberText(value)} cell`,
});

const blood: readonly Entry[] = [
  count(
    "cd8Blood",
    "Killer T cells for this tumour",
    "Tumour-specific effector CD8 cells in the blood at the start.",
    0,
  ),
  count("helperBlood", "Helper T cells", "Helper T cells for this tumour in the blood at the start.", 0),
  count(
    "regulatoryBlood",
    "Calming T cells",
    "Regulatory T cells in the blood that home to the tumour, at the start.",
    "where the body's output and loss balance",
  ),
  count("nkBlood", "Natural killer cells", "Natural killer cells in the blood at the start.", "the body's usual count"),
];
