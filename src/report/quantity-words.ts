import type { Quantity } from "../experiments/scan/quantity.ts";

/** `tumourDivision (1/day)`: a parameter's meaning would not fit under an axis. */
export function quantityName({ label, unit }: Pick<Quantity, "label" | "unit">): string {
  const [name] = label.split(":");
  return unit === "1" || unit === "cells" ? name : `${name} (${unit})`;
}
