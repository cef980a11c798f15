import type { StudyData } from "../document/lab-document.ts";
import type { GeneChange } from "../engine/messages.ts";
import { columnWords } from "../plots/column-words.ts";
import { treatmentDifferences } from "./treatment-words.ts";

/** One thing that differs: `PD-L1: 1 → 0.1`. */
export interface Difference {
  readonly what: string;
  /** What is shown in the first and in the second arm; a difference that is a sentence has neither. */
  readonly from?: string;
  readonly to?: string;
}

/** Keys of a study file as people say them; a key of another name stands for itself. */
const words: Readonly<Record<string, string>> = {
  "pd-l1": "PD-L1",
  "mhc-i": "MHC-I",
  cd47: "CD47",
  "stress-ligands": "stress ligands",
  share: "share of the tumour",
  duration: "days that are run",
  tumour: "tumour in the body",
  cells: "",
  parameters: "",
  states: "",
  antigens: "",
  clones: "",
  patches: "",
  precursors: "T cells before anything happens",
  "car-antigen": "what CAR T cells see",
  "vaccine-antigens": "what the vaccine carries",
  "save-every": "time between rows",
};

/** What a key means where it is left out, as the file's reader has it. */
const usual = "usual";

type Data = Readonly<Record<string, unknown>>;

/** What differs between two scenarios, from the first to the second. Titles and lessons are no difference. */
export function differences(first: StudyData, second: StudyData): Difference[] {
  const apart = ["treatments", "microenvironment", "meaning", "lessons", "claims", "arms"];
  const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])].filter((key) => !apart.includes(key));
  return [
    ...treatmentDifferences(first.treatments, second.treatments),
    ...keys.flatMap((key) => compare(first[key], second[key], [key])),
  ];
}

function compare(a: unknown, b: unknown, path: readonly string[]): Difference[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (isNamed(a) && isNamed(b)) return compareNamed(a, b, path);
  if (isData(a ?? {}) && isData(b ?? {}) && (isData(a) || isData(b))) {
    const [x, y] = [(a ?? {}) as Data, (b ?? {}) as Data];
    const keys = [...new Set([...Object.keys(x), ...Object.keys(y)])];
    return keys.flatMap((key) => compare(x[key], y[key], [...path, key]));
  }
  return [{ what: say(path), from: value(a, path), to: value(b, path) }];
}

/** Lists of things with names: what only one has is said as such. */
function compareNamed(a: readonly Data[], b: readonly Data[], path: readonly string[]): Difference[] {
  const names = [...new Set([...a, ...b].map(({ name }) => String(name)))];
  const kind = path[path.length - 1].replace(/s$/, "").replace(/e$/, "e").replace("patche", "patch");
  const alone = names.length === 1;
  return names.flatMap((name): Difference[] => {
    const [x, y] = [a, b].map((list) => list.find((one) => one.name === name));
    if (!x) return [{ what: `${kind} ${name} added` }];
    if (!y) return [{ what: `${kind} ${name} taken out` }];
    const { name: _, ...own } = x;
    const { name: __, ...other } = y;
    return compare(own, other, alone ? [...path] : [...path, `@${kind} ${name}`]);
  });
}

/** `PD-L1 (clone wild)` of `clones`, `@clone wild`, `pd-l1`. */
function say(path: readonly string[]): string {
  const places = path.filter((key) => key.startsWith("@")).map((key) => key.slice(1));
  const inAntigens = path.includes("clones") && path.includes("antigens");
  const keys = path.filter((key) => !key.startsWith("@")).map((key) => wordsOf(key, path));
  const what = keys.filter((key) => key !== "").join(", ") || path[path.length - 1];
  const flag = inAntigens ? `${what} on tumour cells` : what;
  return places.length === 0 ? flag : `${flag} (${places.join(", ")})`;
}

function wordsOf(key: string, path: readonly string[]): string {
  if (key in words) return words[key];
  const isOfCells = path.includes("cells");
  const isState = path[0] === "states";
  return isOfCells ? `${plural(columnWords(key))} at the start` : isState ? columnWords(`body: ${key}`) : key;
}

const plural = (kind: string) => kind.replace(/\bcell\b/, "cells").replace(/\bvessel\b/, "vessels");

function value(of: unknown, path: readonly string[]): string {
  if (of === undefined) return path.includes("cells") ? "0" : usual;
  if (Array.isArray(of)) return of.length === 0 ? "nothing" : of.map((one) => value(one, path)).join(", ");
  if (isData(of)) {
    return Object.entries(of)
      .map(([key, one]) => `${key} ${value(one, path)}`)
      .join(", ");
  }
  return String(of);
}

/** What a fork changes in tumour cells, as sentences. */
export function geneWords({ antigens = {}, mhc, pdl1 }: GeneChange): Difference[] {
  const times = (what: string, by: number) => ({
    what: by === 0 ? `${what} taken from all tumour cells` : `${what} on all tumour cells times ${by}`,
  });
  return [
    ...Object.entries(antigens).map(([name, by]) => times(name, by)),
    ...(mhc === undefined ? [] : [times("MHC-I", mhc)]),
    ...(pdl1 === undefined ? [] : [times("PD-L1", pdl1)]),
  ];
}

/** `PD-L1: 1 → 0.1` */
export function sayDifference({ what, from, to }: Difference): string {
  return from === undefined ? what : `${what}: ${from} → ${to}`;
}

const isData = (of: unknown): of is Data => typeof of === "object" && of !== null && !Array.isArray(of);
const isNamed = (of: unknown): of is readonly Data[] =>
  Array.isArray(of) && of.length > 0 && of.every((one) => isData(one) && typeof one.name === "string");
