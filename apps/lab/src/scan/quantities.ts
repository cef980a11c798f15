import type { MicroenvironmentScenario } from "../../../../src/index.ts";
import type { StudyData } from "../document/lab-document.ts";
import { type Quantity, writtenAt } from "./scan-plan.ts";

export interface QuantityGroup {
  readonly label: string;
  readonly quantities: readonly Quantity[];
}

const bounded = (most: number) => ({ least: 0, most });
const free = bounded(Number.POSITIVE_INFINITY);

/** Numbers of the scenario itself: cells, clones, receptors, chance. */
export function scenarioQuantities(study: StudyData, arm: string, scenario: MicroenvironmentScenario): QuantityGroup[] {
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
  return groups.map(({ label, quantities }) => ({
    label,
    quantities: quantities.filter(({ place }) => place[0] === "seed" || canBeSet(study, arm, place)),
  }));
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
function canBeSet(study: StudyData, arm: string, [list, item]: readonly string[]): boolean {
  return writtenAt(study, arm, [list, item]) !== undefined;
}

/** Parameters of the tissue and of the body, with the scenario's values. */
export async function parameterQuantities(scenario: MicroenvironmentScenario): Promise<QuantityGroup[]> {
  const { parameterTables } = await import("./parameter-tables.ts");
  const given: Readonly<Record<string, number>> = { ...scenario.host.values, ...scenario.values };
  return parameterTables.map(({ label, parameters }) => ({
    label,
    quantities: Object.entries(parameters).map(([name, { value, unit, meaning }]) => ({
      id: `parameter ${name}`,
      label: `${name}: ${meaning}`,
      unit,
      place: ["parameters", name],
      value: given[name] ?? value,
      whole: false,
      least: unit === "1" && label !== "Tissue" ? Number.NEGATIVE_INFINITY : 0,
      most: Number.POSITIVE_INFINITY,
    })),
  }));
}

/** A range worth a first look: from nothing to twice for counts, a third to three times for others, within bounds. */
export function usualRange({ value, whole, least, most }: Quantity): { readonly from: number; readonly to: number } {
  if (value === 0) return { from: 0, to: whole ? 20 : Math.min(most, 1) };
  if (whole) return { from: 0, to: Math.max(4, 2 * value) };
  const ends = [Number((value / 3).toPrecision(3)), Number((value * 3).toPrecision(3))].toSorted((a, b) => a - b);
  return { from: Math.max(least, ends[0]), to: Math.min(most, ends[1]) };
}
