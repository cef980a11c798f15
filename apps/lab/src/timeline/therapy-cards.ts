/** Loaded when treatments are looked at: all therapies with their numbers are more than a first page needs. */
import { type Reference, references, type Therapy, therapies } from "../../../../src/index.ts";
import type { Pattern, TherapyCard, TherapyCards } from "./course.ts";

const amounts: Readonly<Record<string, readonly string[]>> = {
  mg: ["mg", "g", "ug"],
  MIU: ["MIU", "IU", "kIU"],
  cell: ["cell"],
};
const sizes = ["", "/kg", "/m^2"];

export const therapyCards: TherapyCards = Object.fromEntries(
  Object.values(therapies).map((therapy) => [therapy.name, cardOf(therapy)]),
);

function cardOf(therapy: Therapy): TherapyCard {
  const { name, slot, meaning, product, forms, perUnit, regimens, parameters } = therapy;
  const amount = perUnit.unit.split("/")[1];
  const units = (amounts[amount] ?? [amount]).flatMap((unit) => sizes.map((size) => unit + size));
  const needs =
    slot === "carT"
      ? "CAR antigen"
      : slot === "vaccine" && parameters.vaccineAntigens?.value !== 0
        ? "vaccine antigens"
        : undefined;
  return {
    name,
    slot,
    meaning,
    product,
    routes: [...new Set(forms.map(({ route }) => route))],
    units,
    patterns: Object.entries(regimens).map(([key, regimen]) => patternOf(key, regimen)),
    ...(needs && { needs }),
  };
}

function patternOf(name: string, { source, ...regimen }: Therapy["regimens"][string]): Pattern {
  const [key] = source.split(",");
  const cited = references[key];
  const text = cited ? `${shortName(cited)} ${cited.year}` : source;
  return {
    ...regimen,
    name,
    source: { text, title: cited?.title ?? source, ...(cited?.link && { link: cited.link }) },
  };
}

/** `Opdivo label`, or the first author. */
function shortName({ authors, title, where }: Reference): string {
  if (/label/.test(where)) return `${title.split(" (")[0]} label`;
  return authors.split(",")[0].replace(/ [A-Z]+$/, "");
}
