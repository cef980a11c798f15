import { type Reference, references } from "../foundation/references.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import { covariates } from "../models/cancers/covariates.ts";
import type { ModelModule } from "../models/contract.ts";
import type { Therapy } from "../models/therapy/contract.ts";
import { escapeTex } from "./document.ts";

type Parameters = NonNullable<ModelModule["parameters"]>;

const sourcesOf = (parameters: Parameters = {}) => Object.values(parameters).map(({ source }) => source);

/** Where a model's numbers come from, as its parameters say it. */
export function modelSources(model: ModelModule): string[] {
  return sourcesOf(model.parameters);
}

/** Where a therapy's numbers, schedules and covariate effects come from. */
export function therapySources(therapy: Therapy): string[] {
  const { parameters, toxicity, perUnit, regimens, covariates: effects, correlations } = therapy;
  return [
    ...sourcesOf({ ...parameters, perUnit }),
    ...sourcesOf(toxicity),
    ...[...Object.values(regimens), ...effects, ...correlations].map(({ source }) => source),
  ];
}

/** Where the numbers of a cancer's virtual patients come from. */
export function cancerSources(cancer: Cancer): string[] {
  const plain = [
    ...Object.values(cancer.priors),
    ...cancer.together,
    ...Object.values({ ...covariates, ...cancer.covariates }),
  ];
  return [...plain.map(({ source }) => source), ...sourcesOf(cancer.disease), ...sourcesOf(cancer.outcome)];
}

/**
 * Keys of the works that sources name, each once, in alphabetical order. A source may name several works, and words
 * beside them: `bajaj-2017, Table 3; feng-2014`.
 */
export function citedKeys(
  sources: readonly string[],
  known: Readonly<Record<string, Reference>> = references,
): string[] {
  const words = new Set(sources.flatMap((source) => source.split(/[\s,;:()]+/)));
  return Object.keys(known)
    .filter((key) => words.has(key))
    .sort();
}

export type BibliographyStyle = "text" | "bibtex" | "ris";

const writers: Readonly<Record<BibliographyStyle, (key: string, work: Reference) => string>> = {
  text: (_, work) => plain(work),
  bibtex,
  ris,
};

/** Works as a list for reading, as BibTeX, or as RIS, which reference managers import. */
export function bibliography(keys: readonly string[], style: BibliographyStyle): string {
  const entries = keys.map((key) => writers[style](key, references[key]));
  return entries.length === 0 ? "" : `${entries.join(style === "text" ? "\n" : "\n\n")}\n`;
}

/** As in BibTeX, nothing is taken apart that stands in one text; lines end as the format's own. */
function ris(key: string, { authors, year, title, where, link }: Reference): string {
  const doi = /^https:\/\/doi\.org\/(.+)$/.exec(link ?? "")?.[1];
  const fields = [
    ["TY", "GEN"],
    ["ID", key],
    ...authors.split(/,\s*/).map((author) => ["AU", author.trim().replace(/^(.+) (\p{Lu}{1,4})$/u, "$1, $2")]),
    ["TI", title],
    ["T2", where],
    ["PY", String(year)],
    ...(doi ? [["DO", doi]] : []),
    ...(link ? [["UR", link]] : []),
    ["ER", ""],
  ];
  return fields.map(([tag, value]) => `${tag}  - ${value}`).join("\n");
}

function plain({ authors, year, title, where, link }: Reference): string {
  return `${authors} (${year}). ${title}. ${where}.${link ? ` ${link}` : ""}`;
}

/** `where` holds journal, volume and pages in one text, so the entry type is misc and nothing is taken apart wrongly. */
function bibtex(key: string, { authors, year, title, where, link }: Reference): string {
  const doi = /^https:\/\/doi\.org\/(.+)$/.exec(link ?? "")?.[1];
  const fields = [
    [
      "author",
      authors
        .replace(/,? et al\.?$/, ", others")
        .split(/,\s*/)
        .map(person)
        .join(" and "),
    ],
    ["title", `{${escapeTex(title)}}`],
    ["howpublished", escapeTex(where)],
    ["year", String(year)],
    ...(doi ? [["doi", doi]] : []),
    ...(link ? [["url", link]] : []),
  ];
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}},`).join("\n")}\n}`;
}

/** `Bajaj G` → `Bajaj, G.`; names of institutions stay whole. */
function person(author: string): string {
  const [, family, initials] = /^(.+) (\p{Lu}{1,4})$/u.exec(author.trim()) ?? [];
  if (family === undefined) return author === "others" ? author : `{${escapeTex(author.trim())}}`;
  return `${escapeTex(family)}, ${[...initials].map((letter) => `${letter}.`).join(" ")}`;
}
