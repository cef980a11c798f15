import { life } from "../../tissue/cells.ts";
import type { Clone } from "../contract.ts";
import { kind, type Micro } from "../micro.ts";
import { alarm, fadeSuppressor, makeAntibody, polarise } from "./alarm.ts";
import { arise, sprout } from "./arise.ts";
import { mendTissue, proliferate } from "./proliferate.ts";
import { show, shows } from "./show.ts";
import { regulate, tire, tireInnate } from "./tire.ts";

/**
 * What every live cell shows and decides in one phenotype step, by row: each reads its neighbours as they are, and
 * changes itself, or eats one that is dead.
 *
 * @param step  address of chance
 */
export function decide(micro: Micro, step: number, dt: number, clones: readonly Clone[]): void {
  const { cells } = micro.tissue;
  for (let row = 0; row < cells.count; row++) {
    if (cells.life[row] === life.live && shows(cells.type[row])) show(micro, row, dt);
  }
  for (let row = 0; row < cells.count; row++) {
    if (cells.life[row] !== life.live) continue;
    switch (cells.type[row]) {
      case kind.tumour:
        proliferate(micro, row, step, dt);
        break;
      case kind.healthy:
        mendTissue(micro, row, step, dt);
        arise(micro, row, step, dt, clones);
        break;
      case kind.fibroblast:
        mendTissue(micro, row, step, dt);
        break;
      case kind.vessel:
        sprout(micro, row);
        break;
      case kind["CD8 progenitor"]:
      case kind["CD8 effector"]:
      case kind["CD8 exhausted"]:
      case kind["CD8 memory"]:
        tire(micro, row, step, dt);
        break;
      case kind["helper T"]:
      case kind["regulatory T"]:
        regulate(micro, row, step, dt);
        break;
      case kind.NK:
      case kind["CAR T"]:
        tireInnate(micro, row, step, dt);
        break;
      case kind.dendritic:
      case kind["mature dendritic"]:
        alarm(micro, row, step, dt);
        break;
      case kind["M1 macrophage"]:
      case kind["M2 macrophage"]:
        polarise(micro, row, step, dt);
        break;
      case kind.MDSC:
        fadeSuppressor(micro, row, step, dt);
        break;
      case kind["B cell"]:
      case kind["plasma cell"]:
        makeAntibody(micro, row, step, dt);
        break;
    }
  }
}
