import { type Fills, kindStyles, palettes, type ShownKind } from "./palette.ts";

const kinds = Object.keys(kindStyles) as ShownKind[];

/** Own colours as a file: a colour for each kind of cell, by the names that the lab's palette has. */
export function tokensText(fills: Fills): string {
  return `${JSON.stringify({ fills: Object.fromEntries(kinds.map((kind) => [kind, fills[kind].toUpperCase()])) }, null, 2)}\n`;
}

/**
 * Reads a palette from JSON: `{ "fills": { "tumour": "#FE6311", … } }`; a kind that is not named keeps its usual colour.
 *
 * @throws {Error} with what was found, and what to write instead
 */
export function readTokens(text: string): Fills {
  const said = fillsIn(text);
  const unknown = Object.keys(said).find((name) => !kinds.includes(name as ShownKind));
  if (unknown !== undefined)
    throw new Error(`It names “${unknown}”, which is no kind of cell. Kinds: ${kinds.join("; ")}.`);
  const bad = Object.entries(said).find(([, colour]) => !isColour(colour));
  if (bad) throw new Error(`${bad[0]} is ${JSON.stringify(bad[1])}; write a colour such as "#226BEB".`);
  return { ...palettes.standard, ...(said as Partial<Fills>) };
}

function fillsIn(text: string): Readonly<Record<string, unknown>> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error("It is no JSON. Save your colours here first, and change that file.");
  }
  const said = isRecord(data) ? data.fills : undefined;
  if (!isRecord(said)) throw new Error('It has no colours: write { "fills": { "tumour": "#FE6311" } }.');
  return said;
}

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === "object" && data !== null && !Array.isArray(data);

const isColour = (value: unknown): boolean => typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value);
