import { type Quantity, type QuantityGroup, quantityKey } from "../experiments/scan/quantity.ts";
import { InputError } from "../foundation/errors.ts";
import { didYouMean } from "../foundation/near-names.ts";
import type { MicroenvironmentScenario } from "../models/microenvironment/contract.ts";
import { type VariedStudy, writtenAt } from "./scan-study.ts";

const bounded = (most: number) => ({ least: 0, most });
const free = bounded(Number.POSITIVE_INFINITY);

/** Numbers of the scenario itself that can be varied: cells, clones, chance. */
export function scenarioQuantities(varied: VariedStudy, scenario: MicroenvironmentScenario): QuantityGroup[] {
  const groups = [
    ...scenario.patches.map((patch): QuantityGroup => {
      const named = scenario.patches.length > 1 ? ` in ${patch.name}` : "";
      return {
        label: `Cells at the start${named}`,
        quantities: Object.entries(patch.cells).map(([kind, value]) => ({
          id: `cells ${patch.name} ${kind}`,
          label: `${kind} cells${named}`
            .replace("B cell cells", "B cells")
            .replace("plasma cell cells", "plasma cells"),
          unit: "cells",
          place: ["patches", patch.name, "cells", kind],
          value,
          whole: true,
          ...free,
        })),
      };
    }),
    ...scenario.clones.map((clone) => ({
      label: scenario.clones.length > 1 ? `What ${clone.name} cells show` : "What tumour cells show",
      quantities: [
        ...Object.entries(clone.antigens).map(([antigen, value]) =>
          level(clone.name, ["antigens", antigen], `${antigen} on ${clone.name}`, value),
        ),
        level(clone.name, ["mhc"], `MHC-I on ${clone.name}`, clone.mhc),
        { ...level(clone.name, ["pd-l1"], `PD-L1 on ${clone.name}`, clone.pdl1), ...free },
        { ...level(clone.name, ["cd47"], `CD47 on ${clone.name}`, clone.cd47), ...free },
      ],
    })),
    {
      label: "Chance",
      quantities: [
        { id: "seed", label: "seed", unit: "1", place: ["seed"], value: scenario.seed, whole: true, ...free },
      ],
    },
  ];
  return groups
    .map(({ label, quantities }) => ({
      label,
      quantities: quantities.filter(({ place }) => place[0] === "seed" || canBeSet(varied, place)),
    }))
    .filter(({ quantities }) => quantities.length > 0);
}

function level(clone: string, place: readonly string[], label: string, value: number): Quantity {
  return {
    id: `clone ${clone} ${place.join(" ")}`,
    label,
    unit: "1",
    place: ["clones", clone, ...place],
    value,
    whole: false,
    ...bounded(1),
  };
}

/** A study that writes no clones has one by itself, and there is no place in it to change. */
function canBeSet({ study, arm }: VariedStudy, [list, item]: readonly string[]): boolean {
  return writtenAt(study, arm, [list, item]) !== undefined;
}

/** Numbers that say what this scenario is: its cells, what they show, and the parameters that its file sets; none is 0. */
export function ownQuantities({ study, arm }: VariedStudy, groups: readonly QuantityGroup[]): Quantity[] {
  const own = groups
    .flatMap(({ quantities }) => quantities)
    .filter(({ place, value }) => place[0] !== "seed" && value !== 0 && writtenAt(study, arm, place) !== undefined);
  // Of cells there are many kinds: what says more in fewer numbers comes first.
  const rank = ({ place: [list] }: Quantity) => ["parameters", "clones", "patches"].indexOf(list);
  return own.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The quantity that a key names: its place, such as `patches.primary.cells.tumour`, or as much of the end of it as no
 * other quantity has (`tumour`); a parameter by its name.
 *
 * @throws {InputError} where there is none, with those near it, or where there are several
 */
export function findQuantity(groups: readonly QuantityGroup[], key: string, place = "quantity"): Quantity {
  const all = groups.flatMap(({ quantities }) => quantities);
  const keys = all.map(quantityKey);
  const exact = all.filter((_, i) => keys[i] === key || `parameters.${keys[i]}` === key);
  const found = exact.length > 0 ? exact : all.filter((_, i) => keys[i].endsWith(`.${key}`));
  if (found.length === 1) return found[0];
  if (found.length > 1) throw new InputError(place, key, `one of ${found.map(quantityKey).join(", ")}`);
  const ends = keys.flatMap((one) => one.split(".").map((_, i, words) => words.slice(i).join(".")));
  throw new InputError(place, key, `a number of the scenario, or a parameter${didYouMean(key, ends)}`);
}
