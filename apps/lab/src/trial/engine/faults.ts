import type { TrialFault } from "./messages.ts";

interface Told {
  readonly place: string;
  readonly found: string;
  readonly expected: string;
}

/** `trial:12: arms[1].dose` → `arms[1].dose`; a place without a line is a key already. */
export function keyOfPlace(place: string): string {
  const [, key] = /^[^:]*:\d+(?:: (.*))?$/.exec(place) ?? [undefined, place];
  return key ?? "";
}

/** What the reader of trial files found wrong, at the keys where it is wrong. */
export function faultsOf(errors: readonly Told[]): TrialFault[] {
  return errors.map(({ place, found, expected }) => ({ key: keyOfPlace(place), found, expected }));
}

/** A fault in a sentence: what was found, and what to do. */
export function faultWords({ found, expected }: TrialFault): string {
  if (found === "no such key")
    return `Missing: ${expected.replace(/^one: it has no default$/, "please fill this in")}.`;
  return `Found ${found}; expected ${expected}.`;
}

export type Path = readonly (string | number)[];

/** `arms[1].treatments[0].dose` */
export function keyOf(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`),
    "",
  );
}

/** `arms[1].dose` → ["arms", 1, "dose"] */
export function pathOf(key: string): Path {
  return [...key.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? name : Number(index),
  );
}

/** Whether a fault lies at a key or inside it. */
export function isWithin(fault: TrialFault, key: string): boolean {
  return fault.key === key || fault.key.startsWith(`${key}.`) || fault.key.startsWith(`${key}[`);
}

/** Words for keys that are no words themselves. */
const keyWords: Readonly<Record<string, string>> = {
  "follow-up": "end of follow-up",
  use: "regimen",
  every: "time between doses",
  times: "number of doses",
  until: "stop rules",
  hold: "missed doses",
  size: "patients in a trial",
  to: "crossing over to",
  first: "first scan",
  later: "scans afterwards",
  title: "question",
  name: "name",
  "reader-error": "error of a diameter",
  sequential: "looks",
  after: "times of looks",
  "two-stage": "two stages",
  unacceptable: "rate not worth while",
  desirable: "rate worth while",
  n1: "patients of stage one",
  r1: "responses of stage one",
  n: "patients of both stages",
  r: "responses of both stages",
  "conditional-power": "conditional power",
  cuts: "cut points",
  "biomarker-test": "biomarker test",
  cut: "cut point",
};

/** `arms[1].treatments[0].times` → `arm 2, treatment 1, number of doses` */
export function placeWords(key: string): string {
  const path = pathOf(key);
  const words: string[] = [];
  for (let index = 0; index < path.length; index++) {
    const part = path[index];
    const next = path[index + 1];
    if (typeof part === "number") continue;
    if (typeof next === "number") words.push(`${singular[part] ?? part} ${next + 1}`);
    else if (part === "every" && words.at(-1) === "visits") words.push("time between scans");
    else words.push(keyWords[part] ?? part);
  }
  return words.filter((word, index) => !(word === "visits" && index < words.length - 1)).join(", ");
}

const singular: Readonly<Record<string, string>> = {
  arms: "arm",
  treatments: "treatment",
  landmarks: "landmark",
  contrasts: "comparison",
  eligibility: "condition",
  published: "published figure",
  strata: "stratification",
  blocks: "block",
};

export type CardName = "question" | "population" | "arms" | "allocation" | "conduct" | "endpoints" | "analysis";

const cards: Readonly<Record<string, CardName>> = {
  format: "question",
  name: "question",
  title: "question",
  source: "question",
  cancer: "population",
  population: "population",
  eligibility: "population",
  "biomarker-test": "population",
  tissue: "population",
  arms: "arms",
  patients: "allocation",
  seed: "allocation",
  allocation: "allocation",
  sequential: "allocation",
  "two-stage": "allocation",
  accrual: "conduct",
  "follow-up": "conduct",
  visits: "conduct",
  dropout: "conduct",
  response: "endpoints",
  landmarks: "endpoints",
  published: "endpoints",
  contrasts: "analysis",
};

/** The card on which a key is filled in; anything unknown is shown on the first. */
export function cardOf(key: string): CardName {
  const [first] = pathOf(key);
  return cards[String(first ?? "")] ?? "question";
}

/**
 * Where a fault is shown: the field of its key if there is one, else that of the nearest key around it, else its card.
 *
 * @param fields  keys of the fields on the page
 */
export function fieldOf(fault: TrialFault, fields: ReadonlySet<string>): string | undefined {
  const path = pathOf(fault.key);
  for (let length = path.length; length > 0; length--) {
    const key = keyOf(path.slice(0, length));
    if (fields.has(key)) return key;
  }
  return undefined;
}
