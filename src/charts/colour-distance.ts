/** Red, green, blue, or lightness and two hues. */
type Triple = readonly [number, number, number];

/** How far colours are apart for people. */

/** Severity 1.0 of Machado, Oliveira & Fernandes (2009), https://doi.org/10.1109/TVCG.2009.113, on linear sRGB. */
const sights = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

/** Normal sight and the three dichromacies. */
export type Sight = keyof typeof sights;
export const sightNames = Object.keys(sights) as Sight[];

const linear = (hex: string): Triple =>
  [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;

function lab(colour: Triple): Triple {
  const [r, g, b] = colour.map((value) => Math.min(1, Math.max(0, value)));
  const bend = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = bend((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = bend(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = bend((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000, after Sharma, Wu & Dalal (2005), https://doi.org/10.1002/col.20070. */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const radians = Math.PI / 180;
  const middle = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(middle ** 7 / (middle ** 7 + 25 ** 7)));
  const [c1, c2] = [Math.hypot(a1 * (1 + g), b1), Math.hypot(a2 * (1 + g), b2)];
  const hue = (a: number, b: number) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / radians + 360) % 360);
  const [h1, h2] = [hue(a1 * (1 + g), b1), hue(a2 * (1 + g), b2)];
  const turn = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dh = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * radians);
  const l = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const apart = Math.abs(h1 - h2) > 180;
  const h = c1 * c2 === 0 ? h1 + h2 : (h1 + h2 + (apart ? (h1 + h2 < 360 ? 360 : -360) : 0)) / 2;
  const cos = (degrees: number) => Math.cos(degrees * radians);
  const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sc = 1 + 0.045 * c;
  const sh = 1 + 0.015 * c * t;
  const rotation =
    -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * radians) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const [dl, dc, dH] = [(l2 - l1) / sl, (c2 - c1) / sc, dh / sh];
  return Math.sqrt(dl ** 2 + dc ** 2 + dH ** 2 + rotation * dc * dH);
}

/** Two colours that are hard to tell apart, and how far apart they are (ΔE00). */
export interface NearestPair {
  readonly pair: readonly [number, number];
  readonly distance: number;
}

/**
 * The two colours that are nearest to each other, for some sight.
 *
 * @param colours  `#RRGGBB`, two at least
 * @param apart  which pairs count, by their places; all when absent
 */
export function nearestPair(
  colours: readonly string[],
  sight: Sight,
  apart: (i: number, j: number) => boolean = () => true,
): NearestPair {
  const seen = colours.map((hex) => {
    const colour = linear(hex);
    return lab(
      sights[sight].map((row) => row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2]) as unknown as Triple,
    );
  });
  let nearest: NearestPair = { pair: [0, 0], distance: Number.POSITIVE_INFINITY };
  for (let i = 0; i < seen.length; i++) {
    for (let j = 0; j < i; j++) {
      if (!apart(i, j)) continue;
      const distance = ciede2000(seen[i], seen[j]);
      if (distance < nearest.distance) nearest = { pair: [j, i], distance };
    }
  }
  return nearest;
}

/** Distance of the two that are nearest, for whichever sight they are nearest. */
export function worstDistance(colours: readonly string[]): number {
  return Math.min(...sightNames.map((sight) => nearestPair(colours, sight).distance));
}

/** Contrast of two colours as WCAG has it, 1 to 21. */
export function contrast(first: string, second: string): number {
  const light = (hex: string) => {
    const [r, g, b] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [light(first), light(second)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
