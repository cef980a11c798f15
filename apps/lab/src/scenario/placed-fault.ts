import type { Fault } from "../engine/messages.ts";

/** Something wrong, by its key in the study file. */
export interface PlacedFault {
  readonly key: string;
  readonly text: string;
}

/** A fault of the study's reader, whose place is `scenario:12: clones[0].mhc`, in words. */
export function placedFault({ place, found, expected }: Fault): PlacedFault {
  return { key: place.replace(/^[^:]*:\d+:?\s*/, ""), text: `found ${found}; expected ${expected}` };
}
