/** Two figures, or whole numbers where those are more: nobody knows the third of a count. */
export function figures(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 10) return String(Math.round(value));
  for (let places = 0; places <= 4; places++) {
    const unit = [1, 10, 100, 1000, 10000][places];
    if (size * unit >= 10) return String(Math.round(value * unit) / unit);
  }
  return size < 0.0005 ? "0" : String(Math.round(value * 10000) / 10000);
}

/** A change and its limits as words, and what they rest on: `62 % smaller (48 to 73 %, 20 runs)`. */
export function sayChange(change: number, lo: number, hi: number, runs: string): string {
  if (Number.isNaN(lo) || !Number.isFinite(hi)) return `${point(change)} (${runs})`;
  if (change >= 1) return `${point(change)} (${times(lo)} to ${times(hi)}, ${runs})`;
  if (change >= 0 && lo >= 0 && hi < 1) return `${point(change)} (${percent(lo)} to ${percent(hi)} %, ${runs})`;
  if (change < 0 && hi <= 0) return `${point(change)} (${percent(-hi)} to ${percent(-lo)} %, ${runs})`;
  return `${point(change)} (${signed(lo)} to ${signed(hi)}, ${runs})`;
}

function point(change: number): string {
  if (change >= 1) return `${times(change)} times as large`;
  return change >= 0 ? `${percent(change)} % larger` : `${percent(-change)} % smaller`;
}

function times(change: number): string {
  return figures(1 + change);
}

/** Nearly all is told as such: 99.7 % is not 100 %. */
function percent(part: number): string {
  const value = 100 * part;
  return value >= 99 && value < 100 ? String(Math.min(99.9, Math.round(value * 10) / 10)) : figures(value);
}

function signed(part: number): string {
  if (part >= 1) return `${times(part)} times as large`;
  return `${part < 0 ? "−" : "+"}${percent(Math.abs(part))} %`;
}

/** `15 of 20 runs` */
export function ofRuns({ x, n }: { readonly x: number; readonly n: number }): string {
  return `${x} of ${n} ${n === 1 ? "run" : "runs"}`;
}

/** `A, B and C` */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
