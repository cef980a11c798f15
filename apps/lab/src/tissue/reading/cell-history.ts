import type { TissueLook } from "../../../../../src/index.ts";
import { kindStyles } from "../../design/palette.ts";
import type { Frame } from "../../engine/session.ts";
import { rowOf } from "../scene/cell-scene.ts";
import { firstLook } from "../scene/first-look.ts";
import { activityOf, kindOf } from "../scene/shown-kind.ts";

/** What frames know of one cell up to one of them. */
export interface CellHistory {
  /** Day of the first frame with it, and whether that is the first of all: it was there from the start. */
  readonly first: number;
  readonly fromStart: boolean;
  /** Absent where it has none that this patch knows. */
  readonly mother?: number;
  readonly motherHere: boolean;
  readonly daughters: readonly number[];
  /** The last first. */
  readonly events: readonly { readonly day: number; readonly text: string }[];
  /** Day of the last frame with it, where it is gone by now. */
  readonly gone?: number;
}

const activityWords = {
  active: "became active",
  paused: "was switched off by the brake",
  resting: "came to rest: nothing to act on",
} as const;
const stateWords = ["live", "dying (apoptosis)", "dead (necrosis)"] as const;

type LookAt = (index: number) => TissueLook | undefined;

/** @param until  the last frame that counts */
export function cellHistory(
  frames: readonly Frame[],
  patch: number,
  id: number,
  until: number,
  most = 5,
): CellHistory | undefined {
  const lookAt: LookAt = (index) => {
    const look = frames[index]?.looks[patch];
    return index === 0 && look ? firstLook(look, frames[1]?.looks[patch]) : look;
  };
  const present = rowsOf(lookAt, id, until);
  const first = present.findIndex((row) => row >= 0);
  if (first < 0) return undefined;
  const last = present.findLastIndex((row) => row >= 0);
  const look = lookAt(first)!;
  const mother = look.parent[present[first]];
  const known = first > 0 && mother !== id && mother !== 0;
  const daughters = daughtersOf(frames, lookAt, id, until);
  const events = eventsOf(frames, lookAt, present, daughters);
  return {
    first: frames[first].day,
    fromStart: first === 0,
    ...(known && { mother }),
    motherHere: known && rowOf(lookAt(until)!, mother) >= 0,
    daughters: daughters.map(({ id: number }) => number),
    events: events.sort((a, b) => b.day - a.day).slice(0, most),
    ...(last < until && { gone: frames[last].day }),
  };
}

/** Row of the cell in each frame, or -1. */
function rowsOf(lookAt: LookAt, id: number, until: number): number[] {
  return Array.from({ length: until + 1 }, (_, i) => {
    const look = lookAt(i);
    return look ? rowOf(look, id) : -1;
  });
}

function daughtersOf(frames: readonly Frame[], lookAt: LookAt, id: number, until: number) {
  const found = new Map<number, number>();
  for (let i = 1; i <= until; i++) {
    const look = lookAt(i);
    if (!look) continue;
    for (let row = 0; row < look.count; row++) {
      if (look.parent[row] === id && look.id[row] !== id && !found.has(look.id[row]))
        found.set(look.id[row], frames[i].day);
    }
  }
  return [...found].map(([number, day]) => ({ id: number, day }));
}

function eventsOf(
  frames: readonly Frame[],
  lookAt: LookAt,
  present: readonly number[],
  daughters: readonly { readonly id: number; readonly day: number }[],
) {
  const events = daughters.map(({ id, day }) => ({ day, text: `divided: cell ${id} was born` }));
  for (let i = 1; i < present.length; i++) {
    if (present[i] < 0 || present[i - 1] < 0) continue;
    const [was, is] = [lookAt(i - 1)!, lookAt(i)!];
    for (const text of changes(was, present[i - 1], is, present[i])) events.push({ day: frames[i].day, text });
  }
  return events;
}

function changes(was: TissueLook, before: number, is: TissueLook, now: number): string[] {
  const told: string[] = [];
  const [kindBefore, kindNow] = [kindOf(was, before), kindOf(is, now)];
  if (kindBefore !== kindNow)
    told.push(`became: ${kindStyles[kindNow].plain} (before: ${kindStyles[kindBefore].plain})`);
  if (was.state[before] !== is.state[now]) told.push(`is ${stateWords[is.state[now]]}`);
  const kills = is.kills[now] - was.kills[before];
  if (kills > 0) told.push(kills === 1 ? "killed a cell" : `killed ${kills} cells`);
  const [activityBefore, activityNow] = [activityOf(was, before), activityOf(is, now)];
  if (activityBefore !== activityNow && activityNow !== "not told" && activityBefore !== "not told") {
    told.push(activityWords[activityNow]);
  }
  const pdl1 = is.levels.pdl1[now] - was.levels.pdl1[before];
  if (Math.abs(pdl1) >= 64)
    told.push(`PD-L1 ${pdl1 > 0 ? "rose" : "fell"} to ${Math.round(is.levels.pdl1[now] / 2.55)} %`);
  return told;
}

/** The next live cell of the same kind in the order of numbers, or the first again. */
export function nextOfKind(look: TissueLook, kind: string, after: number, step: 1 | -1): number | undefined {
  const start = rowOf(look, after);
  for (let i = 1; i <= look.count; i++) {
    const row = ((((start < 0 ? (step > 0 ? -1 : 0) : start) + step * i) % look.count) + look.count) % look.count;
    if (look.state[row] === 0 && kindOf(look, row) === kind) return look.id[row];
  }
  return undefined;
}
