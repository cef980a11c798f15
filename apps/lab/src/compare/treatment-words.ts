import type { Difference } from "./diff-words.ts";

type Entry = Readonly<Record<string, unknown>>;

/** Treatments that one plan has and the other has not, and those of one drug that differ. */
export function treatmentDifferences(first: unknown, second: unknown): Difference[] {
  const [a, b] = [entries(first), entries(second)];
  const same = (one: Entry, list: Entry[]) => list.findIndex((other) => JSON.stringify(other) === JSON.stringify(one));
  const onlyB = [...b];
  const onlyA = a.filter((one) => {
    const at = same(one, onlyB);
    if (at >= 0) onlyB.splice(at, 1);
    return at < 0;
  });
  const changed = onlyA.map((one): Difference => {
    const at = onlyB.findIndex(({ therapy }) => therapy === one.therapy);
    if (at < 0) return { what: `${sayTreatment(one)} taken out` };
    const [other] = onlyB.splice(at, 1);
    return { what: String(one.therapy), from: sayPlan(one), to: sayPlan(other) };
  });
  return [...changed, ...onlyB.map((one) => ({ what: `${sayTreatment(one)} added ${sayStart(one)}` }))];
}

const entries = (of: unknown): Entry[] => (Array.isArray(of) ? (of as Entry[]) : []);

/** `nivolumab 240 mg every 2 weeks` */
export function sayTreatment(entry: Entry): string {
  return `${entry.therapy} ${sayDosing(entry)}`.trim();
}

function sayDosing({ dose, use, route, every, times, days, blocks }: Entry): string {
  const number = times === undefined ? "" : times === 1 ? "once" : `${times} times`;
  const parts = [
    dose === undefined ? (use === undefined ? "" : `as ${use}`) : String(dose),
    route === undefined ? "" : String(route),
    every === undefined || times === 1 ? "" : `every ${every}`,
    number,
    Array.isArray(days) ? `on days ${days.join(", ")} of it` : "",
    blocks === undefined ? "" : "in blocks",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function sayStart({ start }: Entry): string {
  const day = String(start ?? "0 days");
  const plain = /^([\d.]+) days?$/.exec(day);
  return plain ? `from day ${plain[1]}` : `from ${day} after the start`;
}

function sayPlan(entry: Entry): string {
  return `${sayDosing(entry) || "given"} ${sayStart(entry)}`;
}
