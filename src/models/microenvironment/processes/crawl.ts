import { streams } from "../../../foundation/streams.ts";
import { chance, direction, probability } from "../../tissue/chance.ts";
import { voxelOf } from "../../tissue/context.ts";
import { gradientAt } from "../../tissue/processes/apply-rules.ts";
import { type CellKind, cellKindNames } from "../cell-kinds.ts";
import { kind, type Micro, setTrait, traitOf } from "../micro.ts";
import type { TissueParameter } from "../parameters.ts";
import type { SubstanceName } from "../substances.ts";
import { trait } from "../traits.ts";

interface Gait {
  readonly speed: TissueParameter;
  readonly follows?: SubstanceName;
  readonly bias?: TissueParameter;
}

const lymphocyte: Gait = { speed: "speedT", follows: "CXCL9/10", bias: "chemotaxisT" };
const myeloid: Gait = { speed: "speedMacrophage", follows: "CCL2", bias: "chemotaxisMyeloid" };

const gaits: Partial<Record<CellKind, Gait>> = {
  "CD8 progenitor": lymphocyte,
  "CD8 effector": lymphocyte,
  "CD8 exhausted": { speed: "speedT" },
  "CD8 memory": { speed: "speedT" },
  "helper T": lymphocyte,
  "regulatory T": { ...lymphocyte, follows: "CCL2" },
  NK: { ...lymphocyte, speed: "speedNk" },
  dendritic: { speed: "speedDendritic", follows: "debris", bias: "chemotaxisDendritic" },
  "mature dendritic": { speed: "speedDendritic" },
  "M1 macrophage": myeloid,
  "M2 macrophage": myeloid,
  MDSC: { ...myeloid, speed: "speedMdsc" },
  "B cell": { ...lymphocyte, speed: "speedB" },
  "CAR T": lymphocyte,
};
const gaitOf = cellKindNames.map((name) => gaits[name]);

const heading = new Float64Array(3);
const slope = new Float64Array(3);
const places = [trait["heading x"], trait["heading y"], trait["heading z"]];

/**
 * A crawling cell goes on along its heading, or takes a new one: at random, in part up a chemokine. Speeds are net speeds
 * in tissue, so that the cells in its way are in the number; matrix is not, and turns it back at its edge.
 *
 * @param step  address of chance
 */
export function crawl(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue } = micro;
  const gait = gaitOf[tissue.cells.type[row]];
  if (!gait) return;
  const lost = traitOf(micro, row, places[0]) === 0 && traitOf(micro, row, places[1]) === 0;
  const turns = chance(tissue, streams.turning, step, row) < probability(tissue, dt / micro.value.persistence);
  if (turns || lost) turn(micro, row, step, gait);
  const { body } = tissue.cells;
  const { minimum, maximum } = tissue.tables.model.domain;
  const before = voxelOf(tissue, row);
  const length = micro.value[gait.speed] * dt;
  for (let axis = 0; axis < 3; axis++) heading[axis] = body[8 * row + axis];
  for (let axis = 0; axis < 3; axis++) {
    const direction = traitOf(micro, row, places[axis]);
    let x = heading[axis] + length * direction;
    if (x < minimum[axis] || x > maximum[axis]) {
      x = heading[axis];
      setTrait(micro, row, places[axis], -direction);
    }
    body[8 * row + axis] = x;
  }
  const after = voxelOf(tissue, row);
  if (after !== before && micro.matrix[after] && !micro.matrix[before]) {
    if (chance(tissue, streams.crossing, step, row) < micro.value.stromaBarrier) {
      for (let axis = 0; axis < 3; axis++) {
        body[8 * row + axis] = heading[axis];
        setTrait(micro, row, places[axis], -traitOf(micro, row, places[axis]));
      }
      return;
    }
  }
  micro.moved(row);
}

function turn(micro: Micro, row: number, step: number, gait: Gait): void {
  const { tissue } = micro;
  direction(tissue, streams.heading, step, row, tissue.tables.model.domain.dimensions === 2, heading);
  const s = gait.follows ? micro.substance[gait.follows] : -1;
  if (s >= 0 && gait.bias) {
    gradientAt(tissue, s, voxelOf(tissue, row), slope);
    const size = Math.sqrt(slope[0] * slope[0] + slope[1] * slope[1] + slope[2] * slope[2]);
    const bias = size > 1e-12 ? micro.value[gait.bias] : 0;
    for (let axis = 0; axis < 3; axis++)
      heading[axis] = (1 - bias) * heading[axis] + (bias * slope[axis]) / (size || 1);
    const length = Math.sqrt(heading[0] * heading[0] + heading[1] * heading[1] + heading[2] * heading[2]) || 1;
    for (let axis = 0; axis < 3; axis++) heading[axis] /= length;
  }
  for (let axis = 0; axis < 3; axis++) setTrait(micro, row, places[axis], heading[axis]);
}

/** Whether cells of this kind kill by touch. */
export function kills(type: number): boolean {
  return type === kind["CD8 effector"] || type === kind.NK || type === kind["M1 macrophage"] || type === kind["CAR T"];
}
