/** A number of a scenario that can be varied. */
export interface Quantity {
  /** Unique among those of a study. */
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** Where it stands in a scenario: lists are found by name, so `["patches", "primary", "cells", "tumour"]`. */
  readonly place: readonly string[];
  /** The scenario's own value. */
  readonly value: number;
  readonly whole: boolean;
  readonly least: number;
  readonly most: number;
  /** Where nine in ten patients of the model's population lie, for parameters that differ between patients. */
  readonly stated?: readonly [low: number, high: number];
}

/** Quantities that belong together. */
export interface QuantityGroup {
  readonly label: string;
  readonly quantities: readonly Quantity[];
}

/** Its place as one text, as the command reads it: `patches.primary.cells.tumour`. Names of parameters stand alone. */
export function quantityKey({ place }: Pick<Quantity, "place">): string {
  return (place[0] === "parameters" ? place.slice(1) : place).join(".");
}

/** A range worth a first look: from nothing to twice for counts, a third to three times for others, within bounds. */
export function usualRange({ value, whole, least, most }: Quantity): { readonly from: number; readonly to: number } {
  if (value === 0) return { from: 0, to: whole ? 20 : Math.min(most, 1) };
  if (whole) return { from: 0, to: Math.max(4, 2 * value) };
  const ends = [Number((value / 3).toPrecision(3)), Number((value * 3).toPrecision(3))].toSorted((a, b) => a - b);
  return { from: Math.max(least, ends[0]), to: Math.min(most, ends[1]) };
}
