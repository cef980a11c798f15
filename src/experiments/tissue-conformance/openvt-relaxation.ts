import { log } from "../../foundation/maths.ts";
import { ballPit } from "../../numerics/mechanics/ball-pit.ts";
import type { ConformanceCase, Finding } from "./conformance-case.ts";

type Law = "linear" | "quadratic" | "logarithmic";

/** Velocities over strength by the distance u in cell diameters. */
const laws: Readonly<Record<Law, (u: number) => number>> = {
  linear: (u) => 1 - u,
  quadratic: (u) => (1 - u) * (1 - u),
  logarithmic: (u) => -log(u),
};

/** Diameters per unit of time, such that eleven cells reach nine tenths of their length at time 1; OpenVT's values. */
const strengths: Readonly<Record<Law, number>> = { linear: 18.2816648, quadratic: 88.54, logarithmic: 15.6556 };

const times = [0.1, 0.25, 0.5, 0.75, 1, 2, 3, 5, 10];

/** Widths of the row of eleven, in diameters, integrated to a relative tolerance of 1e-10. */
const widths: Readonly<Record<Law, readonly number[]>> = {
  linear: [6.07885, 6.94457, 7.90215, 8.55185, 9, 9.77261, 9.94829, 9.99733, 10],
  quadratic: [6.57688, 7.56169, 8.35088, 8.75412, 8.9989, 9.43945, 9.61074, 9.7584, 9.876],
  logarithmic: [6.13915, 7.0297, 7.97633, 8.58633, 8.99878, 9.73186, 9.92554, 9.99413, 9.99999],
};

const DT = 1e-3;

/** Centres at each of the times. */
function ours(law: Law, start: readonly number[]): Float64Array[] {
  const pit = ballPit(
    start.map((x) => ({ position: [x, 0, 0], radius: 0.5, repulsion: strengths[law] })),
    { dimensions: 2, law },
  );
  let step = 0;
  return times.map((time) => {
    for (; step < Math.round(time / DT); step++) {
      pit.mechanics.ensureList();
      pit.mechanics.forces();
      pit.mechanics.move(DT, step === 0 ? 0 : DT, "accurate");
    }
    return Float64Array.from(start, (_, i) => pit.bodies()[8 * i]);
  });
}

/** The same by Runge and Kutta's method of order 4, for neighbours in the row alone. */
function reference(law: Law, start: readonly number[]): Float64Array[] {
  const velocity = (x: Float64Array) => {
    const v = new Float64Array(x.length);
    for (let i = 0; i + 1 < x.length; i++) {
      const u = x[i + 1] - x[i];
      if (u >= 1) continue;
      const push = strengths[law] * laws[law](u);
      v[i] -= push;
      v[i + 1] += push;
    }
    return v;
  };
  const shifted = (x: Float64Array, v: Float64Array, h: number) => x.map((value, i) => value + h * v[i]);
  let x = Float64Array.from(start);
  let step = 0;
  return times.map((time) => {
    for (; step < Math.round(time / DT); step++) {
      const k1 = velocity(x);
      const k2 = velocity(shifted(x, k1, DT / 2));
      const k3 = velocity(shifted(x, k2, DT / 2));
      const k4 = velocity(shifted(x, k3, DT));
      x = x.map((value, i) => value + (DT / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]));
    }
    return x;
  });
}

const eleven = Array.from({ length: 11 }, (_, i) => i / 2);
const twentyOne = [-5, -4, -3, -2, -1, ...eleven, 6, 7, 8, 9, 10];
const width = (x: Float64Array, first: number, last: number) => x[last] - x[first];

function findings(law: Law): Finding[] {
  const short = ours(law, eleven).map((x, k) => Math.abs(width(x, 0, 10) - widths[law][k]));
  const long = ours(law, twentyOne);
  const exact = reference(law, twentyOne);
  const worst = (first: number, last: number) =>
    Math.max(...long.map((x, k) => Math.abs(width(x, first, last) - width(exact[k], first, last))));
  const limit = { most: 1e-3 };
  const unit = "cell diameters";
  return [
    { what: `11 cells, ${law} law: largest error of the width at nine times`, value: Math.max(...short), unit, limit },
    { what: `21 cells, ${law} law: the inner 11 of them`, value: worst(5, 15), unit, limit },
    { what: `21 cells, ${law} law: all of them`, value: worst(0, 20), unit, limit },
  ];
}

export const openvtRelaxation: ConformanceCase = {
  name: "openvt-relaxation",
  title: "A row of cells pressed to half its length relaxes",
  source:
    "OpenVT, relaxation in one dimension: strengths of the Chaste model; 11 cells against the table of widths, 21 cells against Runge and Kutta's method on the same equations",
  quick: true,
  run: async () => (["linear", "quadratic", "logarithmic"] as const).flatMap(findings),
};
