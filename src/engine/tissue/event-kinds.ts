/** What an event is about: `cell` is whom it happens to, `other` who takes part (0: nobody), `value` a number of it. */
interface Meaning {
  readonly cell: string;
  readonly other: string;
  readonly value: string;
  /** What becomes of the cell: it is no longer alive, or it is gone. */
  readonly end?: "dead" | "gone";
}

/** Every kind of event in a tissue. Ids are whole numbers from 1; a value that says nothing is NaN. */
export const eventKinds = {
  born: { cell: "the new cell", other: "the cell that divided; 0 for cells of the start", value: "number of its type" },
  entered: { cell: "the cell that came into the tissue", other: "where it came from", value: "number of its type" },
  bound: { cell: "the cell that is held", other: "the cell that holds it", value: "" },
  released: { cell: "the cell that was held", other: "the cell that held it", value: "how long, min" },
  attacked: { cell: "the target", other: "the attacker", value: "damage done" },
  inhibited: { cell: "the cell that is held back", other: "the cell that does so", value: "part that is lost, 0 to 1" },
  transformed: { cell: "the cell that changed its type", other: "", value: "number of its new type" },
  "died-apoptosis": { cell: "the cell that begins to die", other: "", value: "its damage", end: "dead" },
  "died-necrosis": { cell: "the cell that begins to die", other: "", value: "its damage", end: "dead" },
  eaten: { cell: "the cell that is taken up", other: "the eater", value: "its volume, µm³", end: "gone" },
  fused: {
    cell: "the cell that is taken in",
    other: "the cell that takes it in",
    value: "its volume, µm³",
    end: "gone",
  },
  removed: { cell: "the cell that is gone", other: "", value: "its volume, µm³", end: "gone" },
} as const satisfies Record<string, Meaning>;

export type EventKind = keyof typeof eventKinds;

/** In the order of their codes. */
export const eventNames = Object.keys(eventKinds) as EventKind[];

/** Whether a kind, by its code, ends the life of its cell. */
export const endsLife: readonly boolean[] = eventNames.map((name) => "end" in eventKinds[name]);
