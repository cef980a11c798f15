import { cellKindNames } from "../../../../src/index.ts";
import { columnWords, unitWords } from "./column-words.ts";
import { type LineStyle, lineStyle } from "./line-style.ts";

/** A line of a plot: a column of the series, or how much it rises in a day. */
export interface LineDefinition {
  readonly column: string;
  readonly label: string;
  readonly style: LineStyle;
  readonly aDay?: true;
}

export interface PlotDefinition {
  /** Unique among plots of a page. */
  readonly id: string;
  readonly title: string;
  /** What the numbers are in, as it is read. */
  readonly unit: string;
  /** What numbers of the series are multiplied with: 100 for parts that are read as %. */
  readonly factor: number;
  readonly lines: readonly LineDefinition[];
  /** Starts with a logarithmic axis. */
  readonly log?: true;
  /** Told under the plot. */
  readonly note?: string;
  /** Shown without being asked for. */
  readonly usual: boolean;
}

interface Named {
  readonly name: string;
  readonly unit: string;
}

const tissueCells: readonly string[] = ["tumour", "healthy", "fibroblast", "vessel"];
export const immuneKinds: readonly string[] = cellKindNames.filter((name) => !tissueCells.includes(name));
const kills = [
  "tumour births",
  "tumour starts",
  "kills by T cells",
  "kills by NK cells",
  "kills by macrophages",
  "kills by CAR T cells",
  "kills by antibody",
  "tumour deaths, other",
];
const drugFields = ["mean anti-PD-1", "mean anti-PD-L1", "mean anti-CTLA-4", "mean IFN-alpha"];

/**
 * The plots of a run, from the columns that it has. Of several patches, those of the one that is shown.
 *
 * @param prefix  what the patch's columns begin with: `primary: `, or nothing where there is one patch
 */
export function plotDefinitions(columns: readonly Named[], prefix: string): PlotDefinition[] {
  const units = new Map(columns.map(({ name, unit }) => [name, unit]));
  const inPatch = columns.filter(({ name }) => name.startsWith(prefix) && !name.startsWith("body: "));
  const own = inPatch.map(({ name, unit }) => ({ name: name.slice(prefix.length), unit }));
  const startingWith = (start: string) => own.map(({ name }) => name).filter((name) => name.startsWith(start));
  const clones = startingWith("clone ");
  const fields = own.filter(({ name }) => name.startsWith("mean ") && name !== "mean oxygen");
  const fieldsIn = (unit: string) =>
    fields.filter((one) => one.unit === unit && !drugFields.includes(one.name)).map(({ name }) => name);
  const patch = (names: readonly string[]) => names.map((name) => prefix + name);
  const body = (...names: readonly string[]) => names.map((name) => `body: ${name}`);
  const plots: (Omit<PlotDefinition, "lines" | "factor"> & {
    readonly columns: readonly string[];
    readonly factor?: number;
    readonly aDay?: true;
  })[] = [
    {
      id: "tumour",
      title: "Tumour cells in this tissue",
      unit: "cells",
      columns: patch(["tumour", "dying tumour", ...(clones.length > 1 ? clones : [])]),
      usual: true,
    },
    { id: "immune", title: "Immune cells in this tissue", unit: "cells", columns: patch(immuneKinds), usual: true },
    {
      id: "drug",
      title: "Drug in the blood",
      unit: "mg/L",
      columns: body("antiPD1Concentration", "antiPDL1Concentration", "antiCTLA4Concentration"),
      usual: true,
    },
    {
      id: "brakes",
      title: "Brake on T cells, and what drugs cover",
      unit: "%",
      factor: 100,
      columns: [...patch(["PD-1 brake"]), ...body("pd1Occupancy", "pdl1Occupancy", "ctla4OccupancyNode")],
      note: "Brake: how far PD-1 would switch off a T cell at the mean tumour cell of this tissue.",
      usual: true,
    },
    {
      id: "events",
      title: "Tumour cells killed and born a day",
      unit: "cells a day",
      columns: patch(kills),
      aDay: true,
      note: "Each point counts the day before it.",
      usual: true,
    },
    {
      id: "flags",
      title: "Flags on tumour cells",
      unit: "% of full",
      factor: 100,
      columns: patch(startingWith("level of ").filter((name) => name !== "level of PD-L1")),
      note: "Means over the tumour cells in this tissue; without tumour cells there is no mean. MHC-I are the flagpoles.",
      usual: true,
    },
    {
      id: "pd-l1",
      title: "PD-L1 on tumour cells",
      unit: "% of usual",
      factor: 100,
      columns: patch(["level of PD-L1"]),
      note: "Mean over the tumour cells in this tissue. Interferon gamma raises it.",
      usual: true,
    },
    {
      id: "signals",
      title: "Signals in this tissue",
      unit: "nmol/L",
      columns: patch(fieldsIn("nmol/L")),
      log: true,
      note: "Means over the tissue.",
      usual: true,
    },
    {
      id: "alarm",
      title: "Alarm signals in this tissue",
      unit: "relative",
      columns: patch(fieldsIn("relative")),
      note: "Means over the tissue; 1 is severe inflammation, or for VEGF hypoxic tumour.",
      usual: false,
    },
    { id: "oxygen", title: "Oxygen in this tissue", unit: "mmHg", columns: patch(["mean oxygen"]), usual: false },
    {
      id: "drug-tissue",
      title: "Drug in this tissue",
      unit: "nmol/L",
      columns: patch(drugFields),
      usual: false,
    },
    {
      id: "body",
      title: "Tumour in the whole body",
      unit: "cells",
      columns: ["tumour in body"],
      log: true,
      usual: false,
    },
    {
      id: "blood",
      title: "T cells and natural killer cells in the blood",
      unit: "cells",
      columns: body("cd8Blood", "helperBlood", "regulatoryBlood", "nkBlood"),
      log: true,
      usual: false,
    },
  ];
  return plots
    .map(({ columns: names, aDay, factor = 1, ...plot }) => ({
      ...plot,
      factor,
      lines: linesOf(
        names.filter((name) => units.has(name)),
        prefix,
        aDay,
      ),
    }))
    .filter(({ lines }) => lines.length > 0);
}

function linesOf(columns: readonly string[], prefix: string, aDay?: true): LineDefinition[] {
  return columns.map((column, at) => {
    const own = column.startsWith(prefix) ? column.slice(prefix.length) : column;
    const label = own === "tumour" ? "tumour cells" : columnWords(column);
    return { column, label, style: lineStyle(own, at), ...(aDay && { aDay }) };
  });
}

/** A plot of one column that somebody asked for. */
export function plotOfColumn({ name, unit }: Named): PlotDefinition {
  const words = columnWords(name);
  return {
    id: `column-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`,
    title: words.slice(0, 1).toUpperCase() + words.slice(1),
    unit: unitWords(unit),
    factor: 1,
    lines: [{ column: name, label: words, style: lineStyle(name, 0) }],
    usual: false,
  };
}
