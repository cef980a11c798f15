/** A closed line of points; unit 1 is the radius of a glyph, y points down as in SVG. */
export type Ring = readonly (readonly [x: number, y: number])[];

/** Rings under the even-odd rule: a ring inside another is a hole. */
export type Outline = readonly Ring[];

/** Points on an arc, from one angle to another, both in turns. */
function arc(x: number, y: number, r: number, from: number, to: number, steps: number): [number, number][] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = 2 * Math.PI * (from + ((to - from) * i) / steps);
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
}

export const circle = (r: number, x = 0, y = 0): Ring => arc(x, y, r, 0, 1, 28).slice(1);

/** A regular polygon, its first corner at the top. */
export const regular = (corners: number, r: number, y = 0): Ring =>
  Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners - Math.PI / 2;
    return [r * Math.cos(angle), y + r * Math.sin(angle)];
  });

export const diamond = (r: number): Ring => regular(4, r);

export const bar = (width: number, height: number, x = 0, y = 0, turn = 0): Ring =>
  [
    [-width, -height],
    [width, -height],
    [width, height],
    [-width, height],
  ].map(([u, v]) => {
    const angle = 2 * Math.PI * turn;
    return [
      x + (u * Math.cos(angle) - v * Math.sin(angle)) / 2,
      y + (u * Math.sin(angle) + v * Math.cos(angle)) / 2,
    ] as const;
  });

export function roundedSquare(half: number, round: number): Ring {
  const inner = half - round;
  return [
    ...arc(inner, inner, round, 0, 0.25, 5),
    ...arc(-inner, inner, round, 0.25, 0.5, 5),
    ...arc(-inner, -inner, round, 0.5, 0.75, 5),
    ...arc(inner, -inner, round, 0.75, 1, 5),
  ];
}

/** A star with long arms, one of them at the top. */
export const star = (arms: number, outer: number, inner: number): Ring =>
  Array.from({ length: 2 * arms }, (_, i) => {
    const angle = (Math.PI * i) / arms - Math.PI / 2;
    const r = i % 2 === 0 ? outer : inner;
    return [r * Math.cos(angle), r * Math.sin(angle)];
  });

/** A disc with wedges cut out towards its middle; angles in turns, clockwise from the right. */
export function notchedDisc(r: number, depth: number, half: number, angles: readonly number[]): Ring {
  return angles.flatMap((angle, i) => {
    const next = angles[i + 1] ?? angles[0] + 1;
    const steps = Math.max(4, Math.round(30 * (next - angle)));
    const tip = 2 * Math.PI * angle;
    return [
      [(r - depth) * Math.cos(tip), (r - depth) * Math.sin(tip)] as const,
      ...arc(0, 0, r, angle + half, next - half, steps),
    ];
  });
}

/** A disc drawn out to a point. */
export const tailedDisc = (r: number, length: number, angle: number, half: number): Ring => [
  [length * Math.cos(2 * Math.PI * angle), length * Math.sin(2 * Math.PI * angle)],
  ...arc(0, 0, r, angle + half, angle + 1 - half, 26),
];

/** A lens with pointed ends to the left and right. */
export function spindle(length: number, height: number): Ring {
  const r = (length * length + height * height) / (2 * height);
  const half = Math.asin(length / r) / (2 * Math.PI);
  return [
    ...arc(0, r - height, r, 0.75 - half, 0.75 + half, 10),
    ...arc(0, height - r, r, 0.25 - half, 0.25 + half, 10).slice(1, -1),
  ];
}

/** Edges of an outline, four numbers each: a point, and the way to the next. */
const edgesOf = (outline: Outline): Float64Array =>
  Float64Array.from(
    outline.flatMap((ring) =>
      ring.flatMap(([x, y], i) => {
        const [u, v] = ring[(i + 1) % ring.length];
        return [x, y, u - x, v - y];
      }),
    ),
  );
const edges = new WeakMap<Outline, Float64Array>();

/** Signed distance of a point to an outline: negative inside. */
export function distanceTo(outline: Outline, x: number, y: number): number {
  let lines = edges.get(outline);
  if (!lines) edges.set(outline, (lines = edgesOf(outline)));
  let nearest = Number.POSITIVE_INFINITY;
  let inside = false;
  for (let at = 0; at < lines.length; at += 4) {
    const ex = lines[at + 2];
    const ey = lines[at + 3];
    const px = x - lines[at];
    const py = y - lines[at + 1];
    const along = Math.max(0, Math.min(1, (px * ex + py * ey) / (ex * ex + ey * ey || 1)));
    const dx = px - along * ex;
    const dy = py - along * ey;
    nearest = Math.min(nearest, dx * dx + dy * dy);
    if (py < 0 !== py < ey && px < (ex * py) / ey) inside = !inside;
  }
  return (inside ? -1 : 1) * Math.sqrt(nearest);
}

const rounded = (value: number) => String(Math.round(value * 1000) / 1000);

/** The outline as an SVG path, for `fill-rule="evenodd"`. */
export function pathOf(outline: Outline): string {
  return outline.map((ring) => `M${ring.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join("L")}Z`).join("");
}
