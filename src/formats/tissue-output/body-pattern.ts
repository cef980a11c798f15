import type { BodyPattern } from "./cell-palette.ts";

type Drawn = Exclude<BodyPattern, "none">;

/** Units of a drawing from one stroke to the next, and how wide a stroke is. */
export const [gap, strokeWidth] = [4.4, 1];

/** Where lines run: parts of x and y that stay the same along one. */
const across: Readonly<Record<Drawn, readonly (readonly [number, number])[]>> = {
  rising: [[Math.SQRT1_2, Math.SQRT1_2]],
  falling: [[Math.SQRT1_2, -Math.SQRT1_2]],
  level: [[0, 1]],
  upright: [[1, 0]],
  dots: [],
  crossed: [
    [Math.SQRT1_2, Math.SQRT1_2],
    [Math.SQRT1_2, -Math.SQRT1_2],
  ],
  grid: [
    [0, 1],
    [1, 0],
  ],
};
/** Diagonals meet the edges of a square tile only where it is this much wider. */
const tileOf = (name: Drawn) => (across[name].some(([x, y]) => x * y !== 0) ? gap * Math.SQRT2 : gap);

/** Distance of a point of a drawing from the edge of the nearest stroke or dot; negative inside. */
export function patternDistance(name: Drawn, x: number, y: number): number {
  const off = (u: number) => Math.abs(u - gap * Math.round(u / gap));
  if (name === "dots") return Math.sqrt(off(x) ** 2 + off(y) ** 2) - 0.95;
  return Math.min(...across[name].map(([px, py]) => off(px * x + py * y))) - strokeWidth / 2;
}

/** The same as a pattern of SVG. */
export function svgPattern(id: string, name: Drawn, stroke: string): string {
  const tile = tileOf(name);
  const number = (value: number) => String(Math.round(value * 1000) / 1000);
  const size = number(tile);
  const [half, more] = [number(tile / 2), number(tile * 1.5)];
  const paths: Readonly<Record<Drawn, string>> = {
    rising: `M-${half},${half}L${half},-${half}M0,${size}L${size},0M${half},${more}L${more},${half}`,
    falling: `M-${half},${half}L${half},${more}M0,0L${size},${size}M${half},-${half}L${more},${half}`,
    level: `M0,0H${size}M0,${size}H${size}`,
    upright: `M0,0V${size}M${size},0V${size}`,
    dots: `M0,0h0M${size},0h0M0,${size}h0M${size},${size}h0`,
    crossed: `M0,0L${size},${size}M0,${size}L${size},0`,
    grid: `M0,0H${size}V${size}H0Z`,
  };
  const width = name === "dots" ? 1.9 : strokeWidth;
  return (
    `<pattern id="${id}" patternUnits="userSpaceOnUse" width="${size}" height="${size}">` +
    `<path d="${paths[name]}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"/></pattern>`
  );
}
