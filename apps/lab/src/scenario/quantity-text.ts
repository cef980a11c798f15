import { quantityIn } from "../../../../src/index.ts";

/** A number as a study writes it, plain or with its unit, in another unit; undefined where it cannot be read. */
export function inUnit(value: unknown, unit: string): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  if (value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
  try {
    return Number(quantityIn(value, unit, "value").toPrecision(12));
  } catch {
    return undefined;
  }
}

/** Whether the whole tumour is told by its cells, not by its diameter. */
export function isInCells(tumour: unknown): boolean {
  return typeof tumour === "string" && /cells?\s*$/.test(tumour);
}
