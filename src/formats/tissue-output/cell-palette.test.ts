import { expect, test } from "vitest";
import { fewAntigens } from "../../experiments/microenvironment/patch-frame.ts";
import { cellKindNames, cellKinds } from "../../models/microenvironment/cell-kinds.ts";
import { cellStyles } from "./cell-palette.ts";

const kinds = [...cellKindNames, fewAntigens];
const styles = new Map(cellStyles(kinds).map((style, i) => [kinds[i], style]));

test("no two kinds of a microenvironment look the same, by colour and shape", () => {
  const looks = kinds.map((name) => JSON.stringify(styles.get(name)));
  expect(new Set(looks).size).toBe(kinds.length);
  const marks = kinds
    .filter((name) => styles.get(name)?.live?.layer === undefined)
    .map((name) => `${styles.get(name)?.colour} ${styles.get(name)?.shape}`);
  expect(new Set(marks).size).toBe(marks.length);
});

test("killer T cells share a colour, and what surrounds the tumour lies behind it", () => {
  const killers = cellKindNames.filter((name) => cellKinds[name].lineage === "CD8");
  expect(new Set(killers.map((name) => styles.get(name)?.colour))).toEqual(new Set(["#226BEB"]));
  const layer = (name: string) => styles.get(name)?.live?.layer ?? 3;
  expect(layer("healthy")).toBeLessThan(layer("tumour"));
  expect(layer("fibroblast")).toBeLessThan(layer("tumour"));
  expect(layer("vessel")).toBeLessThan(layer("CD8 effector"));
});

test("a tissue with types of its own gets colours by their names, as ever", () => {
  const [tumour, tCell] = cellStyles(["tumour", "T cell"]);
  expect(tumour).toEqual({ colour: "#FE6311", shape: "circle" });
  expect(tCell.colour).toBe("#226BEB");
});
