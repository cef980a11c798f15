/** Fills of the two ends of a bar. */
export const endFills = { low: "#4B2074", high: "#F2A65A" } as const;

interface Effect {
  readonly effect: number;
  readonly lo: number;
  readonly hi: number;
}

/** The axis of a tornado: all effects, and intervals as far as twice the largest effect goes. */
export function tornadoDomain(base: number, ends: readonly Effect[]): readonly [number, number] {
  const effects = ends.map(({ effect }) => effect).filter(Number.isFinite);
  const largest = Math.max(...effects.map(Math.abs), Math.abs(base) * 0.02, 1e-9);
  const reach = (value: number) => Math.max(-2 * largest, Math.min(2 * largest, value));
  const all = [0, ...effects, ...ends.flatMap(({ lo, hi }) => [lo, hi].filter(Number.isFinite).map(reach))];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const pad = 0.06 * (most - least || 1);
  return [base + least - pad, base + most + pad];
}
