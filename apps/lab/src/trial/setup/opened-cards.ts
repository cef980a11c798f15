import { signal } from "@preact/signals";
import type { CardName } from "../engine/faults.ts";

/** Which cards are open: on a phone one at first, since each fills the screen. */
export const opened = signal<ReadonlySet<CardName>>(
  new Set(matchMedia("(max-width: 700px)").matches ? ["arms"] : ["question", "population", "arms"]),
);
