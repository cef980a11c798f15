/** A work that a number or an equation comes from. */
export interface Reference {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** Journal, label, register or repository, with volume and pages where there are any. */
  readonly where: string;
  /** Address to read it at: a DOI where there is one. */
  readonly link?: string;
}

/** Every cited work, by key (first author's surname and year, in kebab-case). Kept in alphabetical order. */
export const references: Readonly<Record<string, Reference>> = {
  "kaplan-meier-1958": {
    authors: "Kaplan EL, Meier P",
    year: 1958,
    title: "Nonparametric estimation from incomplete observations",
    where: "Journal of the American Statistical Association 53:457-481",
    link: "https://doi.org/10.1080/01621459.1958.10501452",
  },
};
