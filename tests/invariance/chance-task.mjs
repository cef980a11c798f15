import { exp } from "../../dist/src/foundation/maths.js";
import { generator } from "../../dist/src/foundation/random.js";

/** Sums of chance: job `cell` takes longer the larger it is, so that workers finish out of order. */
export const chance = {
  name: "chance",
  module: import.meta.url,
  prepare: ({ seed }) => {
    if (seed < 0) throw new RangeError(`seed ${seed} is negative`);
    return (cell) => {
      if (cell === "broken") throw new RangeError("this job is broken");
      const random = generator(seed, 12, 0, cell);
      let sum = 0;
      for (let i = 0; i < 2000 * (1 + ((cell * 7) % 5)); i++) sum += exp(random.normal());
      return Float64Array.of(sum, random.poisson(1e9));
    };
  },
};
