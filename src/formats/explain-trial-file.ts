import type { Block } from "./document.ts";
import { trialFile } from "./trial-schema.ts";

interface Piece {
  readonly type: string;
  readonly kind: string;
  readonly description?: string;
  readonly title?: string;
  readonly literal?: unknown;
  readonly pipe?: readonly Piece[];
  readonly entries?: Readonly<Record<string, Piece>>;
  readonly item?: Piece;
  readonly wrapped?: Piece;
  readonly options?: readonly unknown[];
}

const introduction = `A trial file is YAML or JSON: a design, and where there are any, the figures that the trial reported. Every number \
with a unit is written with it: times as 3 weeks, 8 hours or 5 years; doses as 200 mg, 3 mg/kg, 20 MIU/m^2 or \
2e6 cell/kg; fractions as 10 % or 0.1. A month is a twelfth of 365.25 days.`;

/** A whole trial file, short enough to read at a glance; a test reads it. */
export const exampleTrial = `title: Pembrolizumab against ipilimumab in melanoma
source: Made up for this page
cancer: melanoma

population:
  ecog: 30 %
eligibility:
  - weight >= 40 and ldh < 500

arms:
  - name: pembrolizumab
    size: 150
    treatments:
      - therapy: pembrolizumab
        dose: 200 mg
        every: 3 weeks
        times: 35
  - name: ipilimumab
    size: 150
    treatments:
      - therapy: ipilimumab
        use: label # the regimen that the drug's file calls so
    crossover: { to: pembrolizumab, fraction: 40 % }

follow-up: 3 years
visits:
  first: 12 weeks
  every: 6 weeks
  until: 1 year
  later: 12 weeks
dropout: 0.3 % per month
landmarks: [1 year, 2 years]
contrasts:
  - { arm: pembrolizumab, reference: ipilimumab }
patients: 200
seed: 1`;

const checks = `\`immunarium check FILE\` reads a file without running it and prints every mistake with its file, line and key. Beside \
the shapes below it checks that drugs, cancers, arms, covariates and regimens exist; that doses are written in what the \
drug is dosed in; that doses, visits, landmarks and published figures lie within the follow-up; that every number is \
finite; that arms have names of their own, and treatments or the word none; and that no two drugs of a kind are given \
at a time. For editors there is a JSON Schema, trial.schema.json, from the same source as this page.`;

/** What may stand in a trial file: an example, then every key with its meaning, from the schema that reads the file. */
export function explainTrialFile(): Block[] {
  return [
    { kind: "heading", level: 1, text: "Trial files" },
    { kind: "text", text: introduction },
    { kind: "code", text: exampleTrial },
    { kind: "text", text: checks },
    ...keys("Every key", "", trialFile as unknown as Piece),
  ];
}

/** A table of the keys of one object, then the tables of the objects inside it. */
function keys(title: string, path: string, piece: Piece): Block[] {
  const entries = Object.entries(plain(piece).entries ?? {});
  const rows = entries.map(([key, entry]) => [`${path}${key}`, needed(entry), kindOf(entry), descriptionOf(entry)]);
  const inner = entries.flatMap(([key, entry]) =>
    objectsIn(entry).flatMap(({ object, listed }) =>
      keys(titleOf(`${path}${key}`, object), `${path}${key}${listed ? "[]" : ""}.`, object),
    ),
  );
  return [
    { kind: "heading", level: 2, text: title },
    { kind: "table", headings: ["key", "needed", "value", "meaning"], rows },
    ...inner,
  ];
}

const needed = (entry: Piece) => (entry.type === "optional" ? "" : "yes");

function titleOf(path: string, object: Piece): string {
  return endpointsOf(object) === "" ? path : `${path}: ${endpointsOf(object)}`;
}

function endpointsOf({ entries }: Piece): string {
  return entries?.endpoint ? kindOf(entries.endpoint) : "";
}

function plain(piece: Piece): Piece {
  if (piece.wrapped) return plain(piece.wrapped);
  return piece.pipe ? plain({ ...piece.pipe[0] }) : piece;
}

/** A piece and what it may be instead, with pipes and optional marks taken off. */
function unwrapped(piece: Piece): Piece[] {
  const inside = plain(piece);
  return inside.type === "union" || inside.type === "variant"
    ? (inside.options as readonly Piece[]).flatMap(unwrapped)
    : [inside];
}

/** The objects with keys of their own that stand in an entry, directly or in a list. */
function objectsIn(entry: Piece, listed = false): { readonly object: Piece; readonly listed: boolean }[] {
  return unwrapped(entry).flatMap((part) => {
    if (part.type === "strict_object") return [{ object: part, listed }];
    return part.type === "array" ? objectsIn(part.item as Piece, true) : [];
  });
}

function descriptionOf(piece: Piece): string {
  if (piece.wrapped) return descriptionOf(piece.wrapped);
  return (piece.pipe ?? []).findLast((part) => part.type === "description")?.description ?? "";
}

const words: Readonly<Record<string, string>> = {
  string: "text",
  number: "number",
  boolean: "true or false",
  array: "list",
  record: "keys with values",
  strict_object: "keys, below",
  strict_tuple: "list of two",
};

/** The kind of value in a word or two: a closed list is printed as its words. */
function kindOf(piece: Piece): string {
  const kinds = alternatives(piece).map((part) => {
    const named = part.pipe?.find(({ type }) => type === "title");
    if (named) return named.title ?? "";
    const { type, options = [], literal } = plain(part);
    if (type === "picklist") return options.join(", ");
    return type === "literal" ? String(literal) : (words[type] ?? type);
  });
  return [...new Set(kinds)].join(" or ");
}

/** What an entry may be, with its pipes, which carry its title. */
function alternatives(piece: Piece): Piece[] {
  const inside = plain(piece);
  if (inside.type === "union") return (inside.options as readonly Piece[]).flatMap(alternatives);
  return [titled(piece)];
}

/** The innermost pipe around a value. */
function titled(piece: Piece): Piece {
  if (piece.wrapped) return titled(piece.wrapped);
  return piece.pipe?.[0].pipe ? titled(piece.pipe[0]) : piece;
}
