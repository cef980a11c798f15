import { expect, test } from "vitest";
import { ballPit } from "./ball-pit.ts";

/** Widths of the relaxing row in cell diameters: OpenVT's reference, integrated to a relative tolerance of 1e-10. */
const reference = {
  linear: { strength: 18.2816648, widths: [6.07885, 6.94457, 7.90215, 8.55185, 9, 9.77261] },
  quadratic: { strength: 88.54, widths: [6.57688, 7.56169, 8.35088, 8.75412, 8.9989, 9.43945] },
  logarithmic: { strength: 15.6556, widths: [6.13915, 7.0297, 7.97633, 8.58633, 8.99878, 9.73186] },
} as const;
const times = [0.1, 0.25, 0.5, 0.75, 1, 2];

test.each(["linear", "quadratic", "logarithmic"] as const)(
  "eleven cells pressed to half their length relax as in OpenVT's reference under the %s law",
  (law) => {
    const { strength, widths } = reference[law];
    const pit = ballPit(
      Array.from({ length: 11 }, (_, i) => ({ position: [i / 2, 0, 0], radius: 0.5, repulsion: strength })),
      { dimensions: 2, law },
    );
    let step = 0;
    for (const [k, time] of times.entries()) {
      for (; step < Math.round(time * 1000); step++) {
        pit.mechanics.ensureList();
        pit.mechanics.forces();
        pit.mechanics.move(0.001, step === 0 ? 0 : 0.001, "accurate");
      }
      expect(Math.abs(pit.bodies()[80] - pit.bodies()[0] - widths[k]), `t = ${time}`).toBeLessThan(1e-3);
    }
  },
);
