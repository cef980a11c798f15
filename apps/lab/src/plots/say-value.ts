/** A number as it is read on a plot: three figures, groups of thousands, powers of ten where it is large or tiny. */
export function sayValue(value: number): string {
  if (Number.isNaN(value)) return "no value";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 1e6 || size < 1e-3) return powerOfTen(value);
  if (size >= 100) return Math.round(value).toLocaleString("en-GB");
  return String(Number(value.toPrecision(3)));
}

const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function powerOfTen(value: number): string {
  const [part, exponent] = value.toExponential(1).split("e");
  const power = [...String(Number(exponent))].map((one) => (one === "-" ? "⁻" : digits[Number(one)])).join("");
  const shown = part.replace(/\.0$/, "");
  return shown === "1" ? `10${power}` : `${shown} × 10${power}`;
}

/** `600 cells`; `45 %`. */
export function withUnit(value: number, unit: string): string {
  return Number.isNaN(value) || unit === "" ? sayValue(value) : `${sayValue(value)} ${unit}`;
}

/** A day to a tenth. */
export function sayDay(day: number): string {
  return String(Math.round(day * 10) / 10);
}
