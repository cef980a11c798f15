import { seriesColumns } from "../experiments/microenvironment/series-columns.ts";
import type { Claim, ExpectedRange, Reading } from "../experiments/microenvironment/study.ts";
import { didYouMean } from "../foundation/near-names.ts";
import { references } from "../foundation/references.ts";
import type { MicroenvironmentScenario } from "../models/microenvironment/contract.ts";
import { type ClaimEntry, claim as claimSchema, events, ranges, readings } from "./microenvironment-schema.ts";
import { type Fault, readShape, shown } from "./read-shape.ts";
import type { Path } from "./source-text.ts";
import { checkName } from "./trial-checks.ts";

/** What claims may speak of: every arm by name, `undefined` where it cannot be read. */
export type ArmsRead = ReadonlyMap<string, MicroenvironmentScenario | undefined>;

/**
 * Reads claims and holds them against the arms: that those exist, and that their series have what is measured.
 *
 * @param lessons  of a claim that names none
 */
export function readClaims(data: unknown, arms: ArmsRead, lessons: readonly string[], faults: Fault[]): Claim[] {
  if (data === undefined) return [];
  if (!Array.isArray(data)) {
    faults.push({ path: ["claims"], found: shown(data), expected: "a list" });
    return [];
  }
  const ids = data.map((entry) =>
    typeof entry === "object" && entry !== null && "id" in entry ? entry.id : undefined,
  );
  return data.flatMap((entry, i) => {
    const path = ["claims", i];
    const shaped = readShape(claimSchema, entry);
    faults.push(...shaped.faults.map((fault) => ({ ...fault, path: [...path, ...fault.path] })));
    if (ids[i] !== undefined && ids.indexOf(ids[i]) < i) {
      faults.push({ path: [...path, "id"], found: `${shown(ids[i])} again`, expected: "an id of its own" });
    }
    if (shaped.value === undefined) return [];
    faults.push(...checkClaim(shaped.value, path, arms));
    return [build(shaped.value, lessons)];
  });
}

function checkClaim(entry: ClaimEntry, path: Path, arms: ArmsRead): Fault[] {
  const names = [...arms.keys()];
  return [
    ...checkName([...path, "arm"], entry.arm, "an arm", names),
    ...checkName([...path, "against"], entry.against, "an arm", names),
    ...checkEffect(entry, path),
    ...checkColumns(entry, path, arms),
    ...checkDay(entry, path, arms),
    ...checkRange(entry, path),
    ...checkSource(entry, path),
  ];
}

function checkEffect({ effect, arm, against }: ClaimEntry, path: Path): Fault[] {
  const at = [...path, "against"];
  if (effect === "value") {
    if (against === undefined) return [];
    return [{ path: at, found: shown(against), expected: "nothing: a value is judged by itself" }];
  }
  if (against === undefined) return [{ path: at, found: "no such key", expected: `an arm, for a ${effect}` }];
  return against === arm ? [{ path: at, found: `${shown(arm)} again`, expected: "another arm" }] : [];
}

const listOf = (names: string | readonly string[] | undefined): readonly string[] =>
  names === undefined ? [] : typeof names === "string" ? [names] : names;

function checkColumns(entry: ClaimEntry, path: Path, arms: ArmsRead): Fault[] {
  return (["measured", "over"] as const).flatMap((key) =>
    listOf(entry[key]).flatMap((name, i) => {
      const at = typeof entry[key] === "string" ? [...path, key] : [...path, key, i];
      return checkColumn(name, at, [entry.arm, entry.against], arms);
    }),
  );
}

function checkColumn(name: string, path: Path, claimed: readonly (string | undefined)[], arms: ArmsRead): Fault[] {
  for (const arm of claimed) {
    const scenario = arm === undefined ? undefined : arms.get(arm);
    if (!scenario) continue;
    const known = seriesColumns(scenario).map((column) => column.name);
    if (known.includes(name)) continue;
    const elsewhere = claimed.some((other) => {
      const one = other === undefined ? undefined : arms.get(other);
      return one !== undefined && seriesColumns(one).some((column) => column.name === name);
    });
    const found = elsewhere ? `${shown(name)}, which ${arm} does not have` : shown(name);
    return [{ path, found, expected: `a column of the series${didYouMean(name, known) || hint(name, known)}` }];
  }
  return [];
}

/** Where there are several patches, a column of one begins with its name. */
function hint(name: string, known: readonly string[]): string {
  const longer = known.filter((column) => column.endsWith(`: ${name}`)).slice(0, 3);
  return longer.length > 0 ? ` (did you mean ${longer.join(" or ")}?)` : "";
}

function checkDay({ reading = "end", arm, against }: ClaimEntry, path: Path, arms: ArmsRead): Fault[] {
  const read = readingOf(reading);
  if (read.kind !== "day") return [];
  const durations = [arm, against].flatMap((name) => (name ? (arms.get(name)?.duration ?? []) : []));
  const shortest = Math.min(...durations);
  if (read.day <= shortest) return [];
  return [
    { path: [...path, "reading"], found: `day ${read.day}`, expected: `a day of the run, which ends on ${shortest}` },
  ];
}

function checkRange({ expected }: ClaimEntry, path: Path): Fault[] {
  const { lo, hi } = rangeOf(expected);
  return lo < hi ? [] : [{ path: [...path, "expected"], found: shown(expected), expected: "the lower end first" }];
}

/** Sources are keys with places, `key, place; key, place`, or say what they are not. */
function checkSource({ source }: ClaimEntry, path: Path): Fault[] {
  const at = [...path, "source"];
  if (source.startsWith("assumed:")) {
    if (source.slice("assumed:".length).trim() !== "") return [];
    return [{ path: at, found: shown(source), expected: "assumed: and why" }];
  }
  const known = Object.keys(references);
  return source.split(";").flatMap((one) => {
    const key = one.split(",")[0].trim();
    if (known.includes(key)) return [];
    const expected = `a key of the references with its place, or assumed: why${didYouMean(key, known)}`;
    return [{ path: at, found: shown(key), expected }];
  });
}

function build(entry: ClaimEntry, lessons: readonly string[]): Claim {
  const { id, statement, changed, arm, against, effect, replicates, confidence = 0.95, source } = entry;
  return {
    id,
    statement,
    lessons: entry.lessons ?? lessons,
    changed,
    arm,
    ...(against === undefined ? {} : { against }),
    measured: listOf(entry.measured),
    ...(entry.over === undefined ? {} : { over: listOf(entry.over) }),
    reading: readingOf(entry.reading ?? "end"),
    ...(entry.event === undefined ? {} : { event: borderOf(entry.event) }),
    effect,
    expected: rangeOf(entry.expected),
    replicates,
    confidence,
    source,
    ...(entry.reason === undefined ? {} : { reason: entry.reason }),
  };
}

type Direction = "above" | "below";

function readingOf(text: string): Reading {
  const [, kind, day, direction, threshold] = readings.exec(text) ?? [];
  if (kind) return { kind: kind as "end" | "mean" | "maximum" | "minimum" };
  if (day) return { kind: "day", day: Number(day) };
  return { kind: "first", direction: direction as Direction, threshold: Number(threshold) };
}

function borderOf(text: string): NonNullable<Claim["event"]> {
  const [, direction, threshold] = events.exec(text) ?? [];
  return { direction: direction as Direction, threshold: Number(threshold) };
}

function rangeOf(text: string): ExpectedRange {
  const [, direction, border, lo, hi] = ranges.exec(text) ?? [];
  if (direction === "above") return { lo: Number(border), hi: Number.POSITIVE_INFINITY };
  if (direction === "below") return { lo: Number.NEGATIVE_INFINITY, hi: Number(border) };
  return { lo: Number(lo), hi: Number(hi) };
}
