import type { Biopsy } from "../../experiments/biopsy/take-biopsy.ts";
import { numbers, texts } from "../../foundation/table.ts";
import type { Compartment } from "../../models/microenvironment/markers.ts";
import { clock, scaleBar, shortened, text } from "../tissue-output/picture-legend.ts";
import type { Scene, ScenePart } from "../tissue-output/scene.ts";
import { scenePng } from "../tissue-output/scene-png.ts";
import { sceneSvg } from "../tissue-output/scene-svg.ts";
import { channelColours } from "./channel-colours.ts";
import { channelImage, overlay } from "./channel-image.ts";

const dark = "#0C0F14";
const bright = "#F2F0EA";
const quiet = "#9AA3AE";
const [margin, heading, footer, panel, between] = [20, 46, 40, 236, 26];
const longest = 720;
const columns = 6;

/** Words for the legend: what a marker stands for. */
const stands: Readonly<Record<string, string>> = {
  DAPI: "all nuclei",
  "pan-cytokeratin": "tumour",
  SOX10: "tumour",
  CD8: "CD8 T cells",
  CD4: "CD4 T cells",
  FOXP3: "regulatory T cells",
  CD20: "B cells",
  CD68: "macrophages",
  CD56: "NK cells",
  αSMA: "fibroblasts",
  CD31: "vessels",
};

/** The biopsy as a picture: channels laid over each other, a legend, a scale bar, and each channel alone. */
export function biopsyPng(biopsy: Biopsy, title: string): Uint8Array {
  return scenePng(biopsyScene(biopsy, title), 1.5);
}

export function biopsySvg(biopsy: Biopsy, title: string): string {
  return sceneSvg(biopsyScene(biopsy, title));
}

function biopsyScene(biopsy: Biopsy, title: string): Scene {
  const { grid } = biopsy;
  const [across, down] = [grid.width * grid.pixel, grid.height * grid.pixel];
  const scale = longest / Math.max(across, down);
  const [width, height] = [across * scale, down * scale];
  const left = margin + Math.max(width, 360) + between;
  const all = left + panel + margin;
  const place = { x: margin, y: heading, width, height };
  const legend = legendParts(biopsy, left, heading + 4);
  const bottom = Math.max(heading + height + footer, legend.bottom + 16);
  const single = channelGrid(biopsy, all, bottom, across / down);
  return {
    width: all,
    height: single.bottom + margin,
    background: dark,
    title: `Virtual biopsy${title ? ` of ${title}` : ""} at ${clock(biopsy.time)}`,
    description: describe(biopsy),
    parts: [
      text(margin, 31, "Virtual biopsy", { size: 21, bold: true, fill: bright }),
      text(left - between, 30, shortened(`${title ? `${title}, ` : ""}${clock(biopsy.time)}`, width - 190, 15), {
        size: 15,
        fill: quiet,
        anchor: "end",
      }),
      text(left, 30, "simulated, not a patient's", { size: 13, fill: quiet }),
      { kind: "picture", ...place, pixels: overlay(biopsy, 1.5 * longest) },
      ...scaleBar(scale, margin, heading + height + 20, width * 0.26).map(lit),
      ...legend.parts,
      ...single.parts,
    ],
  };
}

/** The same on a dark ground. */
function lit(part: ScenePart): ScenePart {
  if (part.kind === "line") return { ...part, stroke: bright };
  return part.kind === "words" ? { ...part, fill: bright } : part;
}

function legendParts(biopsy: Biopsy, x: number, y: number): { readonly parts: ScenePart[]; readonly bottom: number } {
  const coloured = biopsy.markers.filter(({ name }) => channelColours[name] !== undefined);
  const channels = coloured.flatMap(({ name, compartment }, i): ScenePart[] => {
    const at = y + 26 * i;
    return [
      { kind: "rectangle", x, y: at, width: 14, height: 14, fill: channelColours[name] },
      text(x + 24, at + 12, name, { fill: bright }),
      text(x + panel, at + 12, `${stands[name]}, ${compartmentWords[compartment]}`, {
        size: 11,
        fill: quiet,
        anchor: "end",
      }),
    ];
  });
  const top = y + 26 * coloured.length + 22;
  const { accuracy } = biopsy.errors;
  const [truth, called] = ["truth", "called"].map((name) => numbers(accuracy, name));
  const counts = texts(accuracy, "phenotype").flatMap((name, row): ScenePart[] => [
    text(x, top + 40 + 18 * row, name, { size: 12, fill: bright }),
    text(x + panel - 60, top + 40 + 18 * row, String(called[row]), { size: 12, fill: bright, anchor: "end" }),
    text(x + panel, top + 40 + 18 * row, String(truth[row]), { size: 12, fill: quiet, anchor: "end" }),
  ]);
  const heads: ScenePart[] = [
    text(x, top + 16, "Cells", { size: 13, bold: true, fill: bright }),
    text(x + panel - 60, top + 16, "called", { size: 12, fill: bright, anchor: "end" }),
    text(x + panel, top + 16, "true", { size: 12, fill: quiet, anchor: "end" }),
  ];
  return { parts: [...channels, ...heads, ...counts], bottom: top + 40 + 18 * accuracy.rows };
}

const compartmentWords: Readonly<Record<Compartment, string>> = {
  nucleus: "nucleus",
  cytoplasm: "cytoplasm",
  membrane: "membrane",
};

/** Each channel alone, in rows. */
function channelGrid(
  biopsy: Biopsy,
  all: number,
  y: number,
  shape: number,
): { readonly parts: ScenePart[]; readonly bottom: number } {
  const gap = 8;
  const width = (all - 2 * margin - (columns - 1) * gap) / columns;
  const height = width / shape;
  const step = height + 24;
  const parts = biopsy.markers.flatMap(({ name }, m): ScenePart[] => {
    const [x, top] = [margin + (m % columns) * (width + gap), y + Math.floor(m / columns) * step];
    return [
      { kind: "picture", x, y: top, width, height, pixels: channelImage(biopsy, m, 250) },
      text(x + 1, top + height + 14, name, { size: 12, fill: bright }),
    ];
  });
  return { parts, bottom: y + Math.ceil(biopsy.markers.length / columns) * step };
}

/** What a reader who cannot see the picture needs. */
function describe({ errors: { accuracy }, markers, grid }: Biopsy): string {
  const called = numbers(accuracy, "called");
  const truth = numbers(accuracy, "truth");
  const counts = texts(accuracy, "phenotype").map((name, row) => `${name} ${called[row]} (truly ${truth[row]})`);
  const size = `${grid.width * grid.pixel} by ${grid.height * grid.pixel} µm`;
  return `A section of ${size} stained for ${markers.map(({ name }) => name).join(", ")}. Cells called: ${counts.join("; ")}.`;
}
