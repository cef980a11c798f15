import { life } from "../../tissue/cells.ts";
import { cellKindNames, cellKinds } from "../cell-kinds.ts";
import type { Micro } from "../micro.ts";
import { crawl, kills } from "./crawl.ts";
import { dock } from "./dock.ts";
import { hit } from "./hit.ts";

const crawls = cellKindNames.map((name) => cellKinds[name].crawls);

/**
 * One step of the movers, by row: those that are docked hit, the others crawl, and killers look for a target where they
 * arrive. The packed mass lies still meanwhile.
 *
 * @param step  address of chance
 */
export function move(micro: Micro, movers: ArrayLike<number>, step: number, dt: number): void {
  const { cells } = micro.tissue;
  for (let i = 0; i < movers.length; i++) {
    const row = movers[i];
    if (cells.life[row] !== life.live) continue;
    if (cells.target[row] >= 0) {
      hit(micro, row, step, dt);
      continue;
    }
    crawl(micro, row, step, dt);
    if (kills(cells.type[row])) dock(micro, row, step, dt);
  }
}

/** Whether cells of this kind crawl. */
export function isMover(type: number): boolean {
  return crawls[type];
}
