import { expect, test } from "vitest";
import { chebyshevDamping, chebyshevWeights } from "./smoothing.ts";

test("sweeps with Chebyshev's weights damp every error of the range as much as is promised, and one just so much", () => {
  for (const [low, high] of [
    [1 / 3, 2],
    [0.5, 2],
    [0.9, 1.1],
  ]) {
    for (const sweeps of [2, 4, 8]) {
      const weights = chebyshevWeights(sweeps, low, high);
      let worst = 0;
      for (let part = 0; part <= 1000; part++) {
        const eigenvalue = low + ((high - low) * part) / 1000;
        worst = Math.max(worst, Math.abs(weights.reduce((left, weight) => left * (1 - weight * eigenvalue), 1)));
      }
      expect(worst).toBeCloseTo(chebyshevDamping(sweeps, low, high), 9);
    }
  }
});
