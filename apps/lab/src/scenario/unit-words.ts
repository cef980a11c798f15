/** A unit as people read it: `1/um^2` is `per µm²`. */
export function unitWords(unit: string): string {
  if (unit === "1") return "";
  return unit
    .replaceAll(/\bum\b/g, "µm")
    .replaceAll("^2", "²")
    .replaceAll("^3", "³")
    .replaceAll("*", "·")
    .replace(/^1\//, "per ");
}
