import { armStyle } from "../../src/charts/palette.ts";

/** A curve, or points where `marks` is true. */
export interface Series {
  readonly name: string;
  readonly marks: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Panel {
  readonly title: string;
  readonly xLabel: string;
  readonly logarithmic: boolean;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly series: readonly Series[];
}

const [WIDTH, HEIGHT] = [480, 360];
const MARGIN = { left: 70, right: 18, top: 64, bottom: 46 };
const INK = "#1d1d1b";

/** Panels side by side, as an SVG that stands alone. */
export function growthPicture(title: string, description: string, panels: readonly Panel[]): string {
  const drawn = panels.map((panel, i) => `<g transform="translate(${i * WIDTH} 0)">${draw(panel)}</g>`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH * panels.length} ${HEIGHT}" role="img" ` +
    `font-family="system-ui, sans-serif" font-size="13" fill="${INK}">\n<title>${title}</title>\n<desc>${description}</desc>\n` +
    `<rect width="100%" height="100%" fill="#ffffff"/>\n${drawn.join("\n")}\n</svg>\n`
  );
}

function draw({ title, xLabel, logarithmic, x, y, xTicks, yTicks, series }: Panel): string {
  const scale = (value: number) => (logarithmic ? Math.log10(value) : value);
  const atX = (value: number) => MARGIN.left + ((value - x[0]) / (x[1] - x[0])) * (WIDTH - MARGIN.left - MARGIN.right);
  const atY = (value: number) =>
    HEIGHT -
    MARGIN.bottom -
    ((scale(value) - scale(y[0])) / (scale(y[1]) - scale(y[0]))) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const place = (value: number) => value.toFixed(1);
  const grid = yTicks.map(
    (tick) =>
      `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${place(atY(tick))}" y2="${place(atY(tick))}" stroke="${INK}" stroke-opacity="0.1"/>` +
      `<text x="${MARGIN.left - 8}" y="${place(atY(tick) + 4)}" text-anchor="end">${tick.toLocaleString("en")}</text>`,
  );
  const bottom = HEIGHT - MARGIN.bottom;
  const feet = xTicks.map(
    (tick) =>
      `<line x1="${place(atX(tick))}" x2="${place(atX(tick))}" y1="${bottom}" y2="${bottom + 5}" stroke="${INK}"/>` +
      `<text x="${place(atX(tick))}" y="${bottom + 19}" text-anchor="middle">${tick}</text>`,
  );
  const curves = series.map(({ marks, points }, i) => {
    const { colour, dash } = armStyle(i);
    const seen = points
      .filter(([, value]) => value >= y[0])
      .map(([t, value]) => [place(atX(t)), place(atY(value))] as const);
    return marks
      ? seen
          .map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="5" fill="#ffffff" stroke="${colour}" stroke-width="2"/>`)
          .join("")
      : `<polyline points="${seen.map((pair) => pair.join(",")).join(" ")}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
  });
  const keys = series.map(({ name, marks }, i) => {
    const { colour, dash } = armStyle(i);
    const left = MARGIN.left + (i * (WIDTH - MARGIN.left)) / series.length;
    const sample = marks
      ? `<circle cx="${place(left + 10)}" cy="44" r="5" fill="#ffffff" stroke="${colour}" stroke-width="2"/>`
      : `<line x1="${place(left)}" x2="${place(left + 22)}" y1="44" y2="44" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
    return `${sample}<text x="${place(left + 28)}" y="48" font-size="12">${name}</text>`;
  });
  return [
    `<text x="${MARGIN.left}" y="24" font-weight="600">${title}</text>`,
    ...keys,
    ...grid,
    ...feet,
    `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${bottom}" y2="${bottom}" stroke="${INK}"/>`,
    `<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${xLabel}</text>`,
    ...curves,
  ].join("\n");
}
