/** How a slider goes over a range: in even steps, or over round numbers 1, 2, 5, 10 … */
export type Scale =
  | { readonly kind: "even"; readonly least: number; readonly most: number; readonly step: number }
  /** 0 first, then from 10^least to 10^most. */
  | { readonly kind: "decades"; readonly least: number; readonly most: number };

export const even = (least: number, most: number, step: number): Scale => ({ kind: "even", least, most, step });
export const decades = (least: number, most: number): Scale => ({ kind: "decades", least, most });

/** The numbers that a slider of decades stops at. */
export function stops({ least, most }: Extract<Scale, { readonly kind: "decades" }>): number[] {
  const found = [0];
  // Read from text: 5 × 10^-7 as a product is not the number that people write.
  for (let power = least; power <= most; power++) {
    for (const digit of power === most ? [1] : [1, 2, 5]) found.push(Number(`${digit}e${power}`));
  }
  return found;
}

/** What a range input is set to for a value, and its bounds. */
export function sliderOf(scale: Scale, value: number) {
  if (scale.kind === "even") {
    const { least, most, step } = scale;
    return { min: least, max: most, step, value: Math.min(most, Math.max(least, value)) };
  }
  const all = stops(scale);
  return { min: 0, max: all.length - 1, step: 1, value: nearest(all, value) };
}

function nearest(all: readonly number[], value: number): number {
  let best = 0;
  all.forEach((one, i) => {
    if (distance(one, value) < distance(all[best], value)) best = i;
  });
  return best;
}

/** Decades are told apart by ratios; 0 is near to nothing but itself and what is below the first stop. */
function distance(a: number, b: number): number {
  if (a === b) return 0;
  if (a === 0 || b === 0) return 1e3 - 1 / (a + b + 1);
  return Math.abs(Math.log10(a / b));
}

/** The value of a slider's position. */
export function valueOn(scale: Scale, position: number): number {
  if (scale.kind === "decades") return stops(scale)[Math.round(position)] ?? 0;
  // Even steps of 0.1 must not add up to 0.30000000000000004.
  return Number(position.toPrecision(10));
}

/** At most six digits, as people write them: 3e7, 0.15, 2,494. */
export function numberText(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) return Number(value.toPrecision(6)).toExponential().replace("e+", "e");
  return String(Number(value.toPrecision(6)));
}
