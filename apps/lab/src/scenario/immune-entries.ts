import { cellKindNames, cellKinds } from "../../../../src/index.ts";
import { kindStyles } from "../design/palette.ts";
import type { StudyData } from "../document/lab-document.ts";
import { chosen, type Entry, type EntryGroup, plain } from "./entry.ts";
import { decades, even, numberText } from "./scales.ts";
import { listOf } from "./tumour-entries.ts";

const assumed = { evidence: "assumed", source: chosen, readAs: "1", write: plain } as const;

/** Receptors of T cells, cells of each patch by kind, cells in the blood. */
export function immuneEntries(data: StudyData): EntryGroup[] {
  const receptors = listOf(data, "receptors");
  const patches = listOf(data, "patches");
  return [
    ...(receptors.length > 0 ? [{ title: "T-cell receptors", entries: receptors.flatMap(receptor) }] : []),
    ...patches.map(({ name }, p) => ({
      title: patches.length > 1 ? `Cells in patch ${name}` : "Cells in the patch",
      entries: cellKindNames.map((kind) => cells(p, kind)),
    })),
    { title: "In the blood", entries: blood },
  ];
}

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
