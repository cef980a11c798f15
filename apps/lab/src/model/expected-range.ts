/** The range that was expected beforehand, as its text says it; open ends are infinite. */
export function expectedRange(text: string): readonly [number, number] | undefined {
  const number = String.raw`(-?[\d.]+(?:e[+-]?\d+)?)`;
  const above = new RegExp(`^above ${number}`).exec(text);
  if (above) return [Number(above[1]), Number.POSITIVE_INFINITY];
  const below = new RegExp(`^below ${number}`).exec(text);
  if (below) return [Number.NEGATIVE_INFINITY, Number(below[1])];
  const between = new RegExp(`${number} (?:to|and) ${number}`).exec(text);
  return between ? [Number(between[1]), Number(between[2])] : undefined;
}
