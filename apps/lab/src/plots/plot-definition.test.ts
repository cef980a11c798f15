import { describe, expect, test } from "vitest";
import { plotDefinitions, plotOfColumn } from "./plot-definition.ts";

const inPatch = (prefix: string) =>
  [
    ["tumour", "cell"],
    ["CD8 effector", "cell"],
    ["vessel", "cell"],
    ["dying tumour", "cell"],
    ["clone wild", "cell"],
    ["level of neoantigen", "1"],
    ["level of MHC-I", "1"],
    ["level of PD-L1", "1"],
    ["PD-1 brake", "1"],
    ["mean oxygen", "mmHg"],
    ["mean IFN-gamma", "nmol/L"],
    ["mean TNF", "relative"],
    ["mean anti-PD-1", "nmol/L"],
    ["kills by T cells", "1"],
    ["tumour births", "1"],
  ].map(([name, unit]) => ({ name: prefix + name, unit }));
const body = [
  { name: "tumour in body", unit: "cell" },
  { name: "body: pd1Occupancy", unit: "1" },
  { name: "body: antiPD1Concentration", unit: "mg/L" },
];
const day = { name: "day", unit: "day" };
const columnsOf = (id: string, plots = plotDefinitions([day, ...inPatch(""), ...body], "")) =>
  plots.find((one) => one.id === id)?.lines.map(({ column }) => column);

describe("plots of a run", () => {
  test("a plot has numbers of one unit, those of drugs apart from those of signals", () => {
    expect(columnsOf("immune")).toEqual(["CD8 effector"]);
    expect(columnsOf("signals")).toEqual(["mean IFN-gamma"]);
    expect(columnsOf("alarm")).toEqual(["mean TNF"]);
    expect(columnsOf("oxygen")).toEqual(["mean oxygen"]);
    expect(columnsOf("drug-tissue")).toEqual(["mean anti-PD-1"]);
    expect(columnsOf("drug")).toEqual(["body: antiPD1Concentration"]);
    expect(columnsOf("brakes")).toEqual(["PD-1 brake", "body: pd1Occupancy"]);
    expect(columnsOf("flags")).toEqual(["level of neoantigen", "level of MHC-I"]);
  });

  test("one clone is the tumour itself; of two, each has a line", () => {
    expect(columnsOf("tumour")).toEqual(["tumour", "dying tumour"]);
    const two = plotDefinitions([...inPatch(""), { name: "clone bare", unit: "cell" }], "");
    expect(columnsOf("tumour", two)).toEqual(["tumour", "dying tumour", "clone wild", "clone bare"]);
  });

  test("of several patches, only the columns of the one that is shown are drawn, and those of the body", () => {
    const columns = [day, ...inPatch("quiet: "), ...inPatch("open: "), ...body];
    const plots = plotDefinitions(columns, "open: ");
    const drawn = plots.flatMap(({ lines }) => lines.map(({ column }) => column));
    expect(drawn.some((column) => column.startsWith("quiet: "))).toBe(false);
    expect(drawn).toContain("open: tumour");
    expect(drawn).toContain("body: pd1Occupancy");
  });

  test("events are told a day, and a kind of cell has the colour and shape of the tissue", () => {
    const plots = plotDefinitions([...inPatch(""), ...body], "");
    expect(plots.find(({ id }) => id === "events")?.lines.every(({ aDay }) => aDay === true)).toBe(true);
    const [effector] = plots.find(({ id }) => id === "immune")?.lines ?? [];
    expect(effector.style).toEqual({ colour: "#226BEB", marker: "diamond" });
    expect(effector.label).toBe("killer T cell");
  });

  test("a column that nobody grouped can be a plot of its own, with its unit", () => {
    expect(plotOfColumn({ name: "body: cd8Launched", unit: "cell/day" })).toMatchObject({
      title: "Killer T cells sent out by the lymph node",
      unit: "cells a day",
    });
  });
});
