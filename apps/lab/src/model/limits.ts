import { bulletsOf, paragraphsOf, sectionOf } from "./markdown.ts";

export interface Limit {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly bullets: readonly string[];
}

const readme = () => import("../../../../README.md?raw");
const body = () => import("../../../../docs/explain/model.md?raw");
const microenvironment = () => import("../../../../docs/explain/microenvironment.md?raw");
const tissue = () => import("../../../../docs/explain/tissue.md?raw");
const credibility = () => import("../../../../docs/explain/credibility.md?raw");

/** Which sections of which pages tell it, each of which a test looks for. */
const limitSources = [
  { title: "What it does not do", heading: "What it does not do", load: readme },
  { title: "Left out of the tissue, or thin", heading: "What is left out, or thin", load: microenvironment },
  { title: "Left out of the body", heading: "What the model leaves out as a whole", load: body },
  { title: "Left out of the mechanics of tissue", heading: "What is left out", load: tissue },
  { title: "Known misses", heading: "Limits", load: credibility },
  { title: "What no interval contains", heading: "Uncertainty", load: credibility },
] as const;

export async function loadLimits(): Promise<readonly Limit[]> {
  return Promise.all(
    limitSources.map(async ({ title, heading, load }) => {
      const section = sectionOf((await load()).default, heading);
      return { title, paragraphs: paragraphsOf(section), bullets: bulletsOf(section) };
    }),
  );
}
