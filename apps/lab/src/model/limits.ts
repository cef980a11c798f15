import { loadPage } from "./evidence-files.ts";
import { bulletsOf, paragraphsOf, sectionOf } from "./markdown.ts";

export interface Limit {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly bullets: readonly string[];
}

const readme = "README.md";
const body = "docs/explain/model.md";
const microenvironment = "docs/explain/microenvironment.md";
const tissue = "docs/explain/tissue.md";
const credibility = "docs/explain/credibility.md";

/** Which sections of which pages tell it, each of which a test looks for. */
const limitSources = [
  { title: "What it does not do", heading: "What it does not do", page: readme },
  { title: "Left out of the tissue, or thin", heading: "What is left out, or thin", page: microenvironment },
  { title: "Left out of the body", heading: "What the model leaves out as a whole", page: body },
  { title: "Left out of the mechanics of tissue", heading: "What is left out", page: tissue },
  { title: "Known misses", heading: "Limits", page: credibility },
  { title: "What no interval contains", heading: "Uncertainty", page: credibility },
] as const;

export async function loadLimits(): Promise<readonly Limit[]> {
  return Promise.all(
    limitSources.map(async ({ title, heading, page }) => {
      const section = sectionOf(await loadPage(page), heading);
      return { title, paragraphs: paragraphsOf(section), bullets: bulletsOf(section) };
    }),
  );
}
