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

/** A change as words: `62 % smaller (48 to 73 %)`, `3 times as large (2.1 to 4.2)`. */
export function sayChange(change: number, lo: number, hi: number): string {
  if (change >= 1) return `${figures(1 + change)} times as large (${figures(1 + lo)} to ${figures(1 + hi)})`;
  const percent = (part: number) => figures(100 * part);
  if (change >= 0) {
    return hi >= 1 || lo < 0
      ? `${percent(change)} % larger (${signed(lo)} to ${signed(hi)})`
      : `${percent(change)} % larger (${percent(lo)} to ${percent(hi)} %)`;
  }
  return hi > 0
    ? `${percent(-change)} % smaller (${signed(lo)} to ${signed(hi)})`
    : `${small(-change)} smaller (${small(-hi)} to ${small(-lo)})`;
}

/** Nearly all is told as such: 99.7 % is not 100 %. */
function small(part: number): string {
  const percent = 100 * part;
  if (percent >= 99.95) return "over 99.9 %";
  return percent >= 99 ? `${Math.round(percent * 10) / 10} %` : `${figures(percent)} %`;
}

function signed(part: number): string {
  if (part >= 1) return `${figures(1 + part)} times as large`;
  const percent = figures(Math.abs(100 * part));
  return `${part < 0 ? "−" : "+"}${percent} %`;
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
