/** Stops of cividis (Nuñez et al. 2018), which reads alike with every form of colour vision. */
const stops = [
  [0, 34, 78],
  [53, 69, 108],
  [102, 105, 112],
  [148, 142, 119],
  [200, 184, 102],
  [254, 232, 56],
] as const;

/** Colour of a part of the range, 0 to 1, and the ink that reads on it. */
export function heat(part: number): { readonly fill: string; readonly ink: string } {
  const place = Math.max(0, Math.min(1, part)) * (stops.length - 1);
  const below = Math.min(stops.length - 2, Math.floor(place));
  const mix = stops[below].map((from, i) => Math.round(from + (place - below) * (stops[below + 1][i] - from)));
  return { fill: `rgb(${mix.join(" ")})`, ink: part > 0.52 ? "#11161d" : "#ffffff" };
}
