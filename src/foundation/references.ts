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
  "de-pillis-2008": {
    authors: "de Pillis LG, Fister KR, Gu W, Head T, Maples K, Neal T, Murugan A, Kozai K",
    year: 2008,
    title: "Optimal control of mixed immunotherapy and chemotherapy of tumors",
    where: "Journal of Biological Systems 16:51-80",
    link: "https://doi.org/10.1142/S0218339008002435",
  },
  "kaplan-meier-1958": {
    authors: "Kaplan EL, Meier P",
    year: 1958,
    title: "Nonparametric estimation from incomplete observations",
    where: "Journal of the American Statistical Association 53:457-481",
    link: "https://doi.org/10.1080/01621459.1958.10501452",
  },
  "kimmel-2021": {
    authors: "Kimmel GJ, Locke FL, Altrock PM",
    year: 2021,
    title:
      "The roles of T cell competition and stochastic extinction events in chimeric antigen receptor T cell therapy",
    where: "Proceedings of the Royal Society B 288:20210229",
    link: "https://doi.org/10.1098/rspb.2021.0229",
  },
  "kirschner-panetta-1998": {
    authors: "Kirschner D, Panetta JC",
    year: 1998,
    title: "Modeling immunotherapy of the tumor-immune interaction",
    where: "Journal of Mathematical Biology 37:235-252",
    link: "https://doi.org/10.1007/s002850050127",
  },
  "kuznetsov-1994": {
    authors: "Kuznetsov VA, Makalkin IA, Taylor MA, Perelson AS",
    year: 1994,
    title: "Nonlinear dynamics of immunogenic tumors: parameter estimation and global bifurcation analysis",
    where: "Bulletin of Mathematical Biology 56:295-321",
    link: "https://doi.org/10.1007/BF02460644",
  },
  "stein-2019": {
    authors: "Stein AM, Grupp SA, Levine JE, Laetsch TW, Pulsipher MA, Boyer MW, et al.",
    year: 2019,
    title: "Tisagenlecleucel model-based cellular kinetic analysis of chimeric antigen receptor-T cells",
    where: "CPT: Pharmacometrics & Systems Pharmacology 8:285-295",
    link: "https://doi.org/10.1002/psp4.12388",
  },
};
