import type { InfiltrationThresholds, Window } from "../../analysis/spatial/index.ts";
import { InputError } from "../../foundation/errors.ts";
import { type Column, type Table, table } from "../../foundation/table.ts";
import { type Marker, panel, type TumourMarker, truePhenotype } from "../../models/microenvironment/markers.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { type Call, callPhenotype, positiveAbove } from "./call-phenotypes.ts";
import { expose, type ImageGrid, type Optics } from "./expose.ts";
import { findCells } from "./find-cells.ts";
import { type CallingErrors, matchCells } from "./match-cells.ts";
import { type MeasuredCell, measureCells } from "./measure-cells.ts";
import { type Finding, pathology, type ReferenceCohort } from "./pathology.ts";
import { type SectionPlace, sectionPlane } from "./section-plane.ts";
import { type SectionedCell, sectionedCells } from "./sectioned-cells.ts";

export interface BiopsyOptions extends SectionPlace, Partial<Optics> {
  /** What stains the tumour: pan-cytokeratin (carcinoma) where absent, or SOX10 (melanoma). */
  readonly tumourMarker?: TumourMarker;
  /** Photons above which a marker is positive, by marker, where they differ from the usual ones. */
  readonly thresholds?: Readonly<Record<string, number>>;
  readonly infiltration?: Partial<InfiltrationThresholds>;
  readonly cohort?: ReferenceCohort;
  /** Of stains and photons; 1 where absent. */
  readonly seed?: number;
}

/** What a laboratory makes of a piece of tissue, and what is true of it. */
export interface Biopsy {
  readonly optics: Optics;
  readonly grid: ImageGrid;
  readonly markers: readonly Marker[];
  /** Photons a pixel: shape [markers][height × width]. */
  readonly image: readonly Float32Array[];
  readonly window: Window;
  /** min; when it was taken. */
  readonly time: number;
  /** A row an object that image analysis found: place, areas, mean intensities, call. */
  readonly cells: Table;
  /** A row a live cell whose nucleus is in the section: what it is, and the object that it was found as. */
  readonly truth: Table;
  readonly errors: CallingErrors;
  /** A row a statistic: `called` from the image, `truth` from the tissue. */
  readonly statistics: Table;
}

/** Assumed, but for the thickness, which microtomes have: a bright stain, a scanner with an objective of 20 times. */
const usualOptics: Optics = {
  pixel: 0.5,
  thickness: 4,
  blur: 0.4,
  photons: 220,
  autofluorescence: 14,
  background: 4,
  variation: 0.25,
};

/** Largest image, numbers in all channels together. */
const MOST = 2 ** 28;

/**
 * Takes a virtual biopsy: cuts a section of a tissue of the microenvironment, stains it, looks at it through a
 * microscope, finds and names its cells, and reports what pathology reports, from the calls and from the truth.
 *
 * @throws {InputError} for cells of other kinds, a section that misses the tissue, or more pixels than memory should hold
 */
export function takeBiopsy(frame: TissueFrame, options: BiopsyOptions = {}): Biopsy {
  const optics = opticsOf(options);
  const { seed = 1 } = options;
  const plane = sectionPlane(frame.domain, options);
  const { window } = plane;
  const markers = panel(options.tumourMarker ?? "pan-cytokeratin");
  const grid = gridOver(window, optics.pixel, markers.length);
  const sectioned = sectionedCells(frame, plane, optics.thickness, seed);
  const image = expose(sectioned, markers, grid, optics, (u, v) => window.contains(u, v), seed);
  const unstained = optics.background + optics.autofluorescence;
  const dapi = image[markers.findIndex(({ name }) => name === "DAPI")];
  const found = findCells(dapi, grid, unstained + 0.1 * optics.photons);
  const measured = measureCells(found, image, markers, grid).filter(({ u, v }) => window.contains(u, v));
  const thresholds = positiveAbove(markers, optics, options.thresholds);
  const calls = measured.map(({ means }) => callPhenotype(means, markers, thresholds, unstained));
  const called = measured.map(({ u, v }, i) => ({ u, v, phenotype: calls[i].phenotype }));
  const present = sectioned.filter(
    ({ live, u, v, w, nuclearRadius }) =>
      live && Math.abs(w) < nuclearRadius + optics.thickness / 2 && window.contains(u, v),
  );
  const truth = present.map(({ u, v, kind }) => ({ u, v, phenotype: truePhenotype(kind) }));
  const { partner, errors } = matchCells(truth, called);
  const index = new Map(markers.map(({ name }, m) => [name, m]));
  const findings = {
    called: pathology(
      called.map((cell, i) => ({ ...cell, has: (name) => calls[i].positive[index.get(name)!] === 1 })),
      window,
      options.infiltration,
      options.cohort,
    ),
    truth: pathology(
      truth.map((cell, i) => ({ ...cell, has: (name) => trulyHas(present[i], markers[index.get(name)!]) })),
      window,
      options.infiltration,
      options.cohort,
    ),
  };
  return {
    optics,
    grid,
    markers,
    image,
    window,
    time: frame.time,
    cells: cellsTable(measured, calls, markers),
    truth: truthTable(present, truth, partner),
    errors,
    statistics: statisticsTable(findings.called, findings.truth),
  };
}

function opticsOf(options: BiopsyOptions): Optics {
  const names = Object.keys(usualOptics) as (keyof Optics)[];
  const optics = Object.fromEntries(names.map((name) => [name, options[name] ?? usualOptics[name]]));
  for (const [name, value] of Object.entries(optics)) {
    const least = name === "pixel" || name === "thickness" || name === "photons" ? "above 0" : "of at least 0";
    if (Number.isFinite(value) && (least === "above 0" ? value > 0 : value >= 0)) continue;
    throw new InputError(`biopsy, ${name}`, `${value}`, `a number ${least}`);
  }
  return optics as unknown as Optics;
}

function gridOver({ bounds }: Window, pixel: number, channels: number): ImageGrid {
  const width = Math.max(1, Math.ceil((bounds.xMax - bounds.xMin) / pixel - 1e-9));
  const height = Math.max(1, Math.ceil((bounds.yMax - bounds.yMin) / pixel - 1e-9));
  if (width * height * channels > MOST) {
    const size = `${channels} channels of ${width} × ${height} pixels`;
    throw new InputError("biopsy", size, `at most ${MOST} numbers: a smaller size, or larger pixels`);
  }
  return { width, height, pixel, u0: bounds.xMin + pixel / 2, v0: bounds.yMin + pixel / 2 };
}

/** A tenth of full is what any positive cell has at least. Assumed. */
const trulyHas = (cell: SectionedCell, marker: Marker) => marker.level(cell) >= (marker.name === "PD-L1" ? 0.2 : 0.3);

const column = (name: string, unit: string, label: string, values: ArrayLike<number>): Column => ({
  name,
  unit,
  label,
  values: Float64Array.from(values),
});

function cellsTable(measured: readonly MeasuredCell[], calls: readonly Call[], markers: readonly Marker[]): Table {
  const number = (name: string, unit: string, label: string, of: (cell: MeasuredCell, i: number) => number) =>
    column(name, unit, label, measured.map(of));
  return table("biopsy cells", [
    number("object", "", "Number of the object", (_, i) => i + 1),
    number("x", "µm", "Middle of the nucleus across the image", ({ u }) => u),
    number("y", "µm", "Middle of the nucleus down the image", ({ v }) => v),
    number("nucleus_area", "µm^2", "Area of the nucleus", ({ nucleusArea }) => nucleusArea),
    number("cell_area", "µm^2", "Area of nucleus and ring", ({ cellArea }) => cellArea),
    ...markers.map(({ name, compartment }, m) =>
      number(
        `mean ${name}`,
        "1",
        `Mean photons of ${name} over the ${compartment === "nucleus" ? "nucleus" : "cell"}`,
        ({ means }) => means[m],
      ),
    ),
    { name: "phenotype", unit: "", label: "What it is called", values: calls.map(({ phenotype }) => phenotype) },
    ...markers.map(({ name }, m) =>
      number(`${name} positive`, "1", `Whether ${name} is above its threshold`, (_, i) => calls[i].positive[m]),
    ),
  ]);
}

function truthTable(
  present: readonly SectionedCell[],
  truth: readonly { readonly phenotype: string }[],
  partner: Int32Array,
): Table {
  return table("biopsy truth", [
    column(
      "id",
      "",
      "Number of the cell",
      present.map(({ id }) => id),
    ),
    { name: "kind", unit: "", label: "Kind of cell", values: present.map(({ kind }) => kind) },
    { name: "phenotype", unit: "", label: "What a right call is", values: truth.map(({ phenotype }) => phenotype) },
    column(
      "x",
      "µm",
      "Middle of the cell across the image",
      present.map(({ u }) => u),
    ),
    column(
      "y",
      "µm",
      "Middle of the cell down the image",
      present.map(({ v }) => v),
    ),
    column(
      "depth",
      "µm",
      "Height of the middle over that of the section",
      present.map(({ w }) => w),
    ),
    column(
      "object",
      "",
      "Number of the object that it was found as; missing where it was not",
      [...partner].map((c) => (c < 0 ? Number.NaN : c + 1)),
    ),
  ]);
}

function statisticsTable(called: readonly Finding[], truth: readonly Finding[]): Table {
  // One side may lack what only the other can have, such as a class.
  const names = [...new Set([...called, ...truth].map(({ statistic }) => statistic))];
  const of = (list: readonly Finding[], name: string) => list.find(({ statistic }) => statistic === name);
  const either = (name: string) => (of(called, name) ?? of(truth, name))!;
  const words = (name: string, label: string, read: (statistic: string) => string): Column => ({
    name,
    unit: "",
    label,
    values: names.map(read),
  });
  return table("biopsy statistics", [
    words("statistic", "Statistic", (name) => name),
    words("unit", "Unit", (name) => either(name).unit),
    column(
      "called",
      "",
      "From the image",
      names.map((name) => of(called, name)?.value ?? Number.NaN),
    ),
    column(
      "truth",
      "",
      "From the tissue",
      names.map((name) => of(truth, name)?.value ?? Number.NaN),
    ),
    words("called_text", "From the image, where it is a word", (name) => of(called, name)?.text ?? ""),
    words("truth_text", "From the tissue, where it is a word", (name) => of(truth, name)?.text ?? ""),
    words("called_reason", "Why the image gives no value", (name) => of(called, name)?.reason ?? ""),
    words("truth_reason", "Why the tissue gives no value", (name) => of(truth, name)?.reason ?? ""),
    words("definition", "Definition", (name) => either(name).definition),
  ]);
}
