/** All parameters of tissue and body: large, so it comes by itself when it is needed. */
import {
  microenvironmentParameters,
  type Parameter,
  type Reference,
  referenceModel,
  references,
} from "../../../../src/index.ts";

export interface BookEntry {
  readonly name: string;
  readonly of: "tissue" | "body";
  readonly parameter: Parameter;
}

const entries = (of: BookEntry["of"], parameters: Readonly<Record<string, Parameter>>): BookEntry[] =>
  Object.entries(parameters).map(([name, parameter]) => ({ name, of, parameter }));

const all: readonly BookEntry[] = [
  ...entries("tissue", microenvironmentParameters),
  ...entries("body", referenceModel.parameters),
];

const book: Readonly<Record<string, Parameter>> = Object.fromEntries(
  all.map(({ name, parameter }) => [name, parameter]),
);

/** The works that a source names. */
function worksOf(source: string): Reference[] {
  const known: Readonly<Record<string, Reference>> = references;
  return source.split(/[;,]\s*/).flatMap((part) => (Object.hasOwn(known, part.trim()) ? [known[part.trim()]] : []));
}

/** By name, as a list, and the works that a source names. */
export const parameters = { all, book, worksOf };
