/** atan(k/8) for k = 0 … 8. */
const ANCHORS = [
  0, 0.12435499454676144, 0.24497866312686414, 0.3587706702705722, 0.4636476090008061, 0.5585993153435624,
  0.6435011087932844, 0.7188299996216245, 0.7853981633974483,
] as const;

/** atan(x) for 0 ≤ x ≤ 1: the nearest eighth by the addition theorem, the rest (|t| ≤ 1/16) by its series. */
function ofUnitInterval(x: number): number {
  const k = Math.round(x * 8);
  const c = k / 8;
  const t = (x - c) / (1 + x * c);
  const z = t * t;
  const tail = z * (1 / 3 - z * (1 / 5 - z * (1 / 7 - z * (1 / 9 - z * (1 / 11 - z / 13)))));
  return ANCHORS[k] + (t - t * tail);
}

/**
 * Angle of the vector (x, y), in (−π, π], 0 for the null vector; a few units in the last place, and the same bits in
 * every engine, which Math.atan2 does not promise.
 */
export function atan2(y: number, x: number): number {
  const up = Math.abs(y);
  const along = Math.abs(x);
  if (up === 0 && along === 0) return 0;
  const acute = up <= along ? ofUnitInterval(up / along) : Math.PI / 2 - ofUnitInterval(along / up);
  const angle = x < 0 ? Math.PI - acute : acute;
  return y < 0 ? -angle : angle;
}

/** Arc cosine in [0, π]; arguments beyond ±1 count as ±1. */
export function acos(cosine: number): number {
  if (cosine >= 1) return 0;
  if (cosine <= -1) return Math.PI;
  return atan2(Math.sqrt((1 - cosine) * (1 + cosine)), cosine);
}
