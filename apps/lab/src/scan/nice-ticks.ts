export { linearTicks as niceTicks } from "../../../../src/index.ts";

/** At most four digits, with thousands apart. */
export function short(value: number): string {
  if (Number.isNaN(value)) return "none";
  if (value !== 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 1e-3))
    return value.toExponential(1).replace("e+", "e");
  return Number(value.toPrecision(4)).toLocaleString("en");
}
