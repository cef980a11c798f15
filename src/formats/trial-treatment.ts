import * as v from "valibot";
import type { Treatment } from "../experiments/design.ts";
import type { Therapy } from "../models/therapy/contract.ts";
import { dose, duration } from "./quantity.ts";
import type { Catalogue } from "./trial-catalogue.ts";
import type { TreatmentEntry } from "./trial-schema.ts";

/** The regimen that `use: <name>` stands for, with its own words read into numbers, under what the file says. */
export function withRegimen(entry: TreatmentEntry, therapy: Therapy): TreatmentEntry {
  if (entry.use === undefined) return entry;
  const { route, start, times, days, ...regimen } = therapy.regimens[entry.use];
  const ownSchedule = entry.every !== undefined || entry.times !== undefined || entry.blocks !== undefined;
  return {
    dose: v.parse(dose, regimen.dose),
    ...(route === undefined ? {} : { route }),
    ...(start === undefined ? {} : { start: v.parse(duration, start) }),
    ...(days && !ownSchedule ? { days: [...days] } : { every: v.parse(duration, regimen.every) }),
    ...(times === undefined ? {} : { times }),
    ...entry,
  };
}

/** Days after randomisation on which doses fall, where the file gives a finite course; undefined for open-ended ones. */
export function doseDays({ days, start = 0, every = 0, times, blocks }: TreatmentEntry): number[] | undefined {
  if (days) return days.map((day) => start + day).sort((a, b) => a - b);
  if (times === undefined) return undefined;
  return blockStarts(blocks).flatMap((block) => Array.from({ length: times }, (_, k) => start + block + k * every));
}

function blockStarts(blocks: TreatmentEntry["blocks"]): readonly number[] {
  if (blocks === undefined) return [0];
  return Array.isArray(blocks) ? blocks : Array.from({ length: blocks.times }, (_, k) => k * blocks.every);
}

/** A checked entry as the design holds it: days, and the dose in the unit that the therapy converts from. */
export function readTreatment(written: TreatmentEntry, catalogue: Catalogue): Treatment {
  const therapy = catalogue.therapies[written.therapy];
  const entry = withRegimen(written, therapy);
  const { until = ["progression", "toxicity"], hold = 0, times = Number.POSITIVE_INFINITY, every = 1 } = entry;
  const listed = entry.days || entry.blocks ? doseDays(entry) : undefined;
  return {
    therapy: entry.therapy,
    dose: entry.dose?.value ?? Number.NaN,
    unit: entry.dose?.unit ?? "",
    route: entry.route ?? therapy.forms[0].route,
    start: listed ? listed[0] : (entry.start ?? 0),
    every,
    times: listed ? listed.length : times,
    ...(listed ? { days: listed } : {}),
    stop: { atProgression: until.includes("progression"), forToxicity: until.includes("toxicity") },
    held: hold,
  };
}
