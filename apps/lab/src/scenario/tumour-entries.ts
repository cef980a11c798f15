import type { StudyData } from "../document/lab-document.ts";
import { chosen, type Entry, type EntryGroup, plain } from "./entry.ts";
import { isInCells } from "./quantity-text.ts";
import { decades, even, numberText } from "./scales.ts";

type Named = { readonly name?: unknown };
export const listOf = (data: StudyData, key: string): readonly (Named & Readonly<Record<string, unknown>>)[] =>
  Array.isArray(data[key]) ? (data[key] as readonly (Named & Readonly<Record<string, unknown>>)[]) : [];

const assumed = { evidence: "assumed", source: chosen, readAs: "1", write: plain } as const;

/** How large the tumour is, and what its clones are. */
export function tumourEntries(data: StudyData): EntryGroup[] {
  const antigens = listOf(data, "antigens").map(({ name }) => String(name));
  const clones = listOf(data, "clones");
  return [
    { title: "", entries: [tumourSize(data)] },
    ...clones.map(({ name }, c) => ({
      title: `Clone ${name}`,
      part: { list: "clones" as const, name: String(name), at: c },
      entries: [...(clones.length > 1 ? [share(c)] : []), ...antigens.map((antigen) => level(c, antigen)), ...looks(c)],
    })),
  ];
}

function tumourSize({ tumour }: StudyData): Entry {
  const inCells = isInCells(tumour);
  return {
    ...assumed,
    path: ["tumour"],
    label: "Tumour in the body",
    meaning: inCells
      ? "Tumour cells in the whole body at the start; the patch is a sample of them."
      : "Diameter of the tumour in the body at the start, as a sphere; the patch is a sample of it.",
    unit: inCells ? "cell" : "mm",
    readAs: inCells ? "cell" : "mm",
    scale: inCells ? decades(3, 11) : even(1, 100, 1),
    absent: "needed",
    write: (value) => `${numberText(value)} ${inCells ? "cell" : "mm"}`,
  };
}

const share = (c: number): Entry => ({
  ...assumed,
  path: ["clones", c, "share"],
  label: "Share at the start",
  meaning: "Part of the tumour cells at the start; those of all clones sum to 1.",
  unit: "part",
  scale: even(0, 1, 0.05),
  absent: "what the other clones leave",
});

const level = (c: number, antigen: string): Entry => ({
  ...assumed,
  path: ["clones", c, "antigens", antigen],
  label: `Flag ${antigen}`,
  meaning: `How much of the antigen ${antigen} its cells have, 1: full. T cells see it on MHC-I.`,
  unit: "of full",
  scale: even(0, 1, 0.05),
  absent: 0,
});

const looks = (c: number): Entry[] => [
  {
    ...assumed,
    path: ["clones", c, "mhc"],
    label: "Flagpoles (MHC-I)",
    meaning: "MHC-I, which holds antigens up for T cells, relative to full. Natural killer cells notice its absence.",
    unit: "of full",
    scale: even(0, 1, 0.05),
    absent: 1,
  },
  {
    ...assumed,
    path: ["clones", c, "pd-l1"],
    label: "Off switch (PD-L1)",
    meaning:
      "PD-L1 without alarm, relative to what was measured on tumour cells. It presses the brake PD-1 of T cells.",
    unit: "× usual",
    scale: even(0, 5, 0.1),
    absent: 1,
  },
  {
    ...assumed,
    path: ["clones", c, "stress"],
    label: "Stress signs",
    meaning: "Stress ligands, which natural killer cells see.",
    unit: "relative",
    scale: even(0, 3, 0.1),
    absent: "the body's own",
  },
  {
    ...assumed,
    path: ["clones", c, "cd47"],
    label: "“Do not eat me” (CD47)",
    meaning: "CD47, which holds macrophages off, relative to usual.",
    unit: "× usual",
    scale: even(0, 3, 0.1),
    absent: 1,
  },
];
