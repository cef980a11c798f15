import { InputError } from "../../foundation/errors.ts";
import { type TissueField, type TissueFrame, voxelCounts } from "../../models/tissue/frame.ts";
import { type CellStyle, cellStyles, type OwnStyle } from "./cell-palette.ts";
import { type FieldRange, fieldImage, layerAt, rangeOf } from "./field-image.ts";
import {
  cellLegend,
  clock,
  faint,
  fieldLegend,
  frameLines,
  grouped,
  quiet,
  scaleBar,
  shortened,
  text,
  widestFont,
} from "./picture-legend.ts";
import { cellStates, type FrameCells, readFrame } from "./read-frame.ts";
import type { Pixels, Scene, ScenePart } from "./scene.ts";
import { png, scenePixels } from "./scene-png.ts";
import { sceneSvg } from "./scene-svg.ts";
import { sectionMarks } from "./section.ts";
import { solidImage } from "./solid.ts";
import { along, boxEdges, type ViewOptions, viewOf } from "./solid-view.ts";
import { textWidth } from "./stroke-font.ts";

export interface PictureOptions extends ViewOptions {
  /** Heading; the time stands beside it. */
  readonly title?: string;
  /** The tissue cut at a height, or shaded balls seen from the side. Absent: balls in three dimensions. */
  readonly view?: "section" | "solid";
  /** Height of the section, µm; the middle of the box when absent. */
  readonly at?: number;
  /** Balls: take away the eighth of the box that is nearest to the viewer. Yes when absent. */
  readonly cutAway?: boolean;
  /** The substance behind the cells of a section; the first when absent, none where "". */
  readonly substance?: string;
  /** Range of the substance's colours; from least to largest when absent. Movies need one that stays. */
  readonly range?: FieldRange;
  /** Colours and patterns that somebody chose, by cell type. Patterns are for sections. */
  readonly styles?: Readonly<Record<string, OwnStyle>>;
  /** Words in the lower right corner, such as what the run can be known by. */
  readonly note?: string;
  /** PNG: pixels across; 1560 when absent. */
  readonly width?: number;
}

const paper = "#FBFAF7";
const [margin, heading, footer, panel, between] = [20, 46, 44, 224, 26];
const longest = 720;

/** A frame as a picture of vectors: every cell can be picked out of the file. */
export function tissueSvg(frame: TissueFrame, options: PictureOptions = {}): string {
  return sceneSvg(tissueScene(frame, options));
}

/** The same picture as PNG. */
export function tissuePng(frame: TissueFrame, options: PictureOptions = {}): Uint8Array {
  return png(tissuePixels(frame, options));
}

/** The same picture as pixels, for encoders of movies. */
export function tissuePixels(frame: TissueFrame, options: PictureOptions = {}): Pixels {
  const width = options.width ?? 1560;
  if (!(width >= 200 && width <= 8192)) throw new InputError("picture, width", String(width), "200 to 8192 pixels");
  const scene = tissueScene(frame, options);
  return scenePixels(scene, width / scene.width);
}

/**
 * A frame as a drawing: the tissue with a scale bar, the time, a legend of cell types and states with counts, and the
 * colours of the substance behind the cells.
 *
 * @throws {InputError} as `readFrame` does, and where no substance has the name
 */
function tissueScene(frame: TissueFrame, options: PictureOptions): Scene {
  const cells = readFrame(frame);
  const styles = cellStyles(frame.cellTypes, options.styles);
  const solid = (options.view ?? (frame.domain.dimensions === 3 ? "solid" : "section")) === "solid";
  const drawn = solid ? solidParts(frame, cells, styles, options) : sectionParts(frame, cells, styles, options);
  const left = margin + drawn.width + between;
  const types = cellLegend(cells, frame.cellTypes, styles, left, heading + 4, panel);
  const colours = drawn.field
    ? fieldLegend(drawn.field, drawn.field.range, left, types.bottom + 22, panel)
    : { parts: [], bottom: types.bottom };
  const width = left + panel + margin;
  const bottom = heading + drawn.height;
  const title = options.title ?? "";
  const time = clock(frame.time);
  const room = (drawn.width - 20) / widestFont - textWidth(time, 21);
  return {
    width,
    height: Math.max(bottom + footer, colours.bottom + margin),
    background: paper,
    title: `${title || "Tissue"} at ${time}`,
    description: describe(frame, cells),
    parts: [
      text(margin, 31, time, { size: 21, bold: true }),
      text(margin + drawn.width, 30, shortened(title, room, 15), {
        size: 15,
        fill: quiet,
        anchor: "end",
      }),
      text(left, 30, `${grouped(cells.count)} cells`, { size: 15, fill: quiet }),
      ...drawn.parts,
      ...scaleBar(drawn.scale, margin, bottom + 22, drawn.width * 0.26),
      text(margin + drawn.width, bottom + 26, [drawn.note, options.note].filter(Boolean).join("; "), {
        size: 12,
        fill: quiet,
        anchor: "end",
      }),
      ...types.parts,
      ...colours.parts,
    ],
  };
}

interface Drawn {
  readonly width: number;
  readonly height: number;
  /** Units a µm. */
  readonly scale: number;
  readonly parts: readonly ScenePart[];
  readonly note: string;
  readonly field?: TissueField & { readonly range: FieldRange };
}

function sectionParts(
  frame: TissueFrame,
  cells: FrameCells,
  styles: readonly CellStyle[],
  options: PictureOptions,
): Drawn {
  const { minimum, maximum, dimensions } = frame.domain;
  const [across, up] = [maximum[0] - minimum[0], maximum[1] - minimum[1]];
  const scale = longest / Math.max(across, up);
  const [width, height] = [across * scale, up * scale];
  const middle = options.at ?? (minimum[2] + maximum[2]) / 2;
  const where = {
    scale,
    x: (x: number) => margin + (x - minimum[0]) * scale,
    y: (y: number) => heading + height - (y - minimum[1]) * scale,
  };
  const marks = sectionMarks(cells, frame.cellTypes, styles, where, dimensions === 2 ? undefined : middle);
  const field = fieldBehind(frame, options, middle);
  const [nx, ny] = voxelCounts(frame.domain);
  const place = { x: margin, y: heading, width, height };
  const behind: ScenePart = field
    ? { kind: "picture", ...place, pixels: fieldImage(field.layer, nx, ny, field.range) }
    : { kind: "rectangle", ...place, fill: "#FFFFFF" };
  return {
    width,
    height,
    scale,
    parts: [
      { kind: "clipped", ...place, parts: [behind, ...marks] },
      ...frameLines(margin, heading, width, height, faint),
    ],
    note: dimensions === 2 ? "" : `section at z = ${middle} µm`,
    field: field && { ...field.field, range: field.range },
  };
}

function fieldBehind(frame: TissueFrame, { substance, range }: PictureOptions, height: number) {
  if (substance === "" || frame.fields.length === 0) return undefined;
  const field = substance === undefined ? frame.fields[0] : frame.fields.find((one) => one.substance === substance);
  if (!field) {
    const known = frame.fields.map((one) => one.substance).join(", ");
    throw new InputError("picture, substance", `"${substance}"`, known);
  }
  const layer = layerAt(frame, field, height);
  return { field, layer, range: range ?? rangeOf(layer) };
}

function solidParts(
  frame: TissueFrame,
  cells: FrameCells,
  styles: readonly CellStyle[],
  options: PictureOptions,
): Drawn {
  const view = viewOf(frame.domain, options);
  const ratio = (options.width ?? 1560) / (longest + panel + 2 * margin + between);
  const pixels = Math.max(64, Math.round(longest * ratio));
  const cutAway = options.cutAway ?? true;
  const hidden = frame.cellTypes.filter((_, type) => styles[type].live?.layer === 0);
  const image = solidImage(
    without(cells, (type) => styles[type].live?.layer === 0),
    styles,
    view,
    pixels,
    pixels,
    { cutAway, background: paper },
  );
  const place = { x: margin, y: heading, width: longest, height: longest };
  const scale = longest / 2 / view.reach;
  const edges = boxEdges(frame.domain).map(([from, to]): ScenePart => {
    const [a, b] = [from, to].map((corner) => {
      const [x, y, z] = corner.map((value, axis) => value - view.centre[axis]);
      return [
        margin + longest / 2 + along(view.right, x, y, z) * scale,
        heading + longest / 2 - along(view.up, x, y, z) * scale,
      ];
    });
    return { kind: "line", x1: a[0], y1: a[1], x2: b[0], y2: b[1], stroke: faint, strokeWidth: 1 };
  });
  return {
    width: longest,
    height: longest,
    scale,
    parts: [{ kind: "clipped", ...place, parts: [...edges, { kind: "picture", ...place, pixels: image }] }],
    note: [
      ...(cutAway ? ["the nearest eighth is cut away"] : []),
      ...(hidden.length > 0 ? [`not drawn: ${hidden.join(", ")}`] : []),
    ].join("; "),
  };
}

/** Cells but for live ones of some types, which would hide what they surround. */
function without(cells: FrameCells, hides: (type: number) => boolean): FrameCells {
  const shown = (row: number) => cells.state[row] !== 0 || !hides(cells.type[row]);
  const id = cells.id.filter((_, row) => shown(row));
  if (id.length === cells.count) return cells;
  const chosen = <Values extends Float64Array | Uint16Array | Uint8Array>(values: Values) =>
    values.filter((_: number, row: number) => shown(row)) as Values;
  return {
    count: id.length,
    id,
    type: chosen(cells.type),
    state: chosen(cells.state),
    x: chosen(cells.x),
    y: chosen(cells.y),
    z: chosen(cells.z),
    radius: chosen(cells.radius),
    nuclearRadius: chosen(cells.nuclearRadius),
  };
}

/** What a reader who cannot see the picture needs. */
function describe(frame: TissueFrame, cells: FrameCells): string {
  const counts = frame.cellTypes.map((name, type) => {
    const own = cellStates.map((state, code) => {
      let count = 0;
      for (let row = 0; row < cells.count; row++) if (cells.type[row] === type && cells.state[row] === code) count++;
      return count === 0 ? "" : `${count} ${state}`;
    });
    return `${name}: ${own.filter((part) => part !== "").join(", ") || "none"}`;
  });
  return `${cells.count} cells at ${frame.time} min. ${counts.join("; ")}.`;
}
