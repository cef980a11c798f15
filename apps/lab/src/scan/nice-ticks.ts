/** Round numbers within a range, about as many as asked: steps of 1, 2 or 5. */
export function niceTicks(from: number, to: number, about = 5): number[] {
  if (!(to > from)) return [from];
  const rough = (to - from) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough)!;
  const ticks: number[] = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++)
    ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}

/** At most four digits, with thousands apart. */
export function short(value: number): string {
  if (Number.isNaN(value)) return "none";
  if (value !== 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 1e-3))
    return value.toExponential(1).replace("e+", "e");
  return Number(value.toPrecision(4)).toLocaleString("en");
}
