import type { Compartment, Marker, Phenotype } from "../../models/microenvironment/markers.ts";
import type { Optics } from "./expose.ts";

/** Markers that say what a cell is, and what they say. Those of the tumour come by either name. */
const lineageMarkers: Readonly<Record<string, Phenotype>> = {
  "pan-cytokeratin": "tumour",
  SOX10: "tumour",
  CD8: "CD8 T",
  CD4: "helper T",
  FOXP3: "regulatory T",
  CD20: "B",
  CD68: "M1-like macrophage",
  CD163: "M2-like macrophage",
  CD56: "NK",
  CD11c: "dendritic",
  αSMA: "fibroblast",
  CD31: "vessel",
};

/**
 * Part of a full stain's photons that a mean must exceed to be positive. A nucleus that the section cuts is hardly ever
 * seen at its full depth, and a membrane fills a small part of its cell. Assumed, as an analyst would set them on
 * sections with known positives.
 */
const usualParts: Readonly<Record<Compartment, number>> = { nucleus: 0.25, cytoplasm: 0.2, membrane: 0.08 };
const ownParts: Readonly<Record<string, number>> = { "PD-1": 0.05, "granzyme B": 0.08, "HLA-I": 0.06 };

/** Photons above which a marker's mean is positive, by marker. */
export function positiveAbove(
  markers: readonly Marker[],
  { photons, autofluorescence, background }: Optics,
  given: Readonly<Record<string, number>> = {},
): Float64Array {
  return Float64Array.from(markers, ({ name, compartment }) => {
    if (name in given) return given[name];
    return background + autofluorescence + photons * (ownParts[name] ?? usualParts[compartment]);
  });
}

export interface Call {
  readonly phenotype: Phenotype;
  /** By marker: 1 where positive. */
  readonly positive: Uint8Array;
}

/**
 * What a cell is called: that of whose marker lies farthest above its threshold, as a multiple of it; macrophages with
 * CD163 are M2-like, CD4 T cells with FOXP3 regulatory, vessels have CD31 where αSMA shows their wall; `other` where nothing is positive.
 *
 * @param baseline  photons of an unstained cell, by which both are reduced
 */
export function callPhenotype(
  means: Float64Array,
  markers: readonly Marker[],
  thresholds: Float64Array,
  baseline: number,
): Call {
  const positive = Uint8Array.from(markers, (_, m) => (means[m] > thresholds[m] ? 1 : 0));
  let phenotype: Phenotype = "other";
  let most = 1;
  markers.forEach(({ name }, m) => {
    const meant = lineageMarkers[name];
    const above = (means[m] - baseline) / (thresholds[m] - baseline);
    if (!meant || above <= most) return;
    most = above;
    phenotype = meant;
  });
  return {
    phenotype: refined(phenotype, (name) => positive[markers.findIndex((one) => one.name === name)] === 1),
    positive,
  };
}

function refined(phenotype: Phenotype, has: (name: string) => boolean): Phenotype {
  if (phenotype === "M1-like macrophage" && has("CD163")) return "M2-like macrophage";
  if (phenotype === "helper T" && has("FOXP3")) return "regulatory T";
  return phenotype === "fibroblast" && has("CD31") ? "vessel" : phenotype;
}
