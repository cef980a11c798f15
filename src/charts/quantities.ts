export { daysPerMonth } from "../analysis/subjects.ts";

const nothing = "–";

/** A finite number with a fixed count of decimals; a dash where it is missing. */
export function fixed(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return nothing;
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
}

/** A fraction as a percentage with one decimal: `43.7 %`. */
export function percent(fraction: number | null, decimals = 1): string {
  if (fraction === null || !Number.isFinite(fraction)) return nothing;
  // No line break before the sign.
  return `${fixed(fraction * 100, decimals)}\u00a0%`;
}

/** `lo to hi` in brackets; `lo` or `hi` missing is "not reached". */
export function interval(lo: number | null, hi: number | null, show: (value: number) => string): string {
  const say = (bound: number | null) => (bound === null || !Number.isFinite(bound) ? "not reached" : show(bound));
  return `${say(lo)} to ${say(hi)}`;
}

/** A p value as journals print it: `< 0.001`, else three decimals below 0.1 and two above. */
export function pValue(p: number): string {
  if (!Number.isFinite(p)) return nothing;
  if (p < 0.001) return "< 0.001";
  return p < 0.1 ? p.toFixed(3) : p.toFixed(2);
}

/** A number in up to `digits` significant digits, without an exponent in the range that readers meet. */
export function significant(value: number | null, digits = 3): string {
  if (value === null || !Number.isFinite(value)) return nothing;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-3)) return value.toExponential(digits - 1).replace("e+", "e");
  return String(Number(value.toPrecision(digits)));
}

/** `1 patient`, `12 patients`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** Words joined as a sentence does: `a, b and c`. */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** A text cut into lines of at most `width` characters, at spaces; a longer word stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** Round months for an axis of a length: at most `most` steps of 1, 2, 3, 6, 12, 24 … months. */
export function axisMonths(length: number, most = 8): number[] {
  const step = [1, 2, 3, 6, 12, 24, 36, 60].find((months) => length / months <= most) ?? 120;
  return Array.from({ length: Math.floor(length / step + 1e-9) + 1 }, (_, i) => i * step);
}
