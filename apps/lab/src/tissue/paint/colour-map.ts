/**
 * Colours for amounts, from dark blue to pale yellow: even steps of lightness, little colour, hardly any red against
 * green, so that it reads the same with every form of colour vision and stays apart from cells. Made in CIELAB; after
 * the idea of cividis (Nuñez et al. 2018, https://doi.org/10.1371/journal.pone.0199239), with numbers of our own.
 */

const steps = 256;
const lightness = (t: number) => 22 + 70 * t;
/** Blue at the dark end, yellow at the light end, through grey. */
const yellowness = (t: number) => -34 + 82 * t - 6 * Math.sin(Math.PI * t);
const redness = (t: number) => 6 * (1 - t) - 4 * t;

const curve = (t: number) => (t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29));
const gamma = (linear: number) => (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);

/** CIELAB under D65 to sRGB, 0 to 255, cut off at the borders of what screens show. */
function srgb(l: number, a: number, b: number): [number, number, number] {
  const f = (l + 16) / 116;
  const x = 0.95047 * curve(f + a / 500);
  const y = curve(f);
  const z = 1.08883 * curve(f - b / 200);
  const channel = (linear: number) => Math.round(255 * Math.max(0, Math.min(1, gamma(Math.max(0, linear)))));
  return [
    channel(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
    channel(-0.969266 * x + 1.8760108 * y + 0.041556 * z),
    channel(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
  ];
}

/** 256 colours as red, green, blue bytes, from none to most. On a light page little is pale, on a dark one dark. */
function colourTable(dark: boolean): Uint8Array {
  const table = new Uint8Array(3 * steps);
  for (let i = 0; i < steps; i++) {
    const t = dark ? i / (steps - 1) : 1 - i / (steps - 1);
    table.set(srgb(lightness(t), redness(t), yellowness(t)), 3 * i);
  }
  return table;
}

export const tables = { light: colourTable(false), dark: colourTable(true) } as const;

/** The table as a CSS gradient, left to right. */
export function gradientOf(table: Uint8Array): string {
  const colour = (i: number) => `rgb(${table.slice(3 * i, 3 * i + 3).join(" ")})`;
  return `linear-gradient(to right, ${Array.from({ length: 16 }, (_, k) => colour(17 * k)).join(", ")})`;
}
