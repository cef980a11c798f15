import { signal } from "@preact/signals";
import type { CardName } from "../engine/faults.ts";

/** Which cards are open. */
export const opened = signal<ReadonlySet<CardName>>(new Set(["question", "population", "arms"]));
