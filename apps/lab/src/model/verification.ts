import { loadPage, loadPicture, loadResult } from "./evidence-files.ts";
import { paragraphsOf, plainText, sectionOf, tableOf } from "./markdown.ts";

interface ConformanceCase {
  readonly name: string;
  readonly about: string;
  readonly verdict: string;
  readonly figures: readonly (readonly string[])[];
}

interface Experiment {
  readonly title: string;
  readonly picture: string;
  readonly paragraphs: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Readings with usual steps beside those with small ones. */
interface StepsFile {
  readonly cells: number;
  readonly replicates: number;
  readonly differences: readonly {
    readonly reading: string;
    readonly day: number;
    readonly plan: string;
    readonly mean: number;
    readonly reference: number;
    readonly difference: number;
    readonly lo: number;
    readonly hi: number;
  }[];
}

/** Stored results, as the repository keeps them. */
export async function loadVerification() {
  const [conformance, steps, spheroid, spheroidPicture, monolayer, monolayerPicture, credibility] = await Promise.all([
    loadPage("docs/reference/conformance-tissue.md"),
    loadResult<StepsFile>("docs/evidence/microenvironment-steps.json"),
    loadPage("docs/evidence/spheroid.md"),
    loadPicture("docs/evidence/spheroid.svg"),
    loadPage("docs/evidence/monolayer.md"),
    loadPicture("docs/evidence/monolayer.svg"),
    loadPage("docs/explain/credibility.md"),
  ]);
  const { cells, replicates, differences } = steps;
  return {
    cases: casesOf(conformance),
    checks: tableOf(sectionOf(credibility, "Verification: is the mathematics right?")),
    experiments: [experimentOf(spheroid, spheroidPicture), experimentOf(monolayer, monolayerPicture)],
    steps: {
      cells,
      replicates,
      rows: differences.map(({ reading, day, plan, mean, reference, difference, lo, hi }) => [
        reading,
        String(day),
        plan,
        figure(mean),
        figure(reference),
        `${figure(difference)} (${figure(lo)} to ${figure(hi)})`,
      ]),
    },
  };
}

/** The page's first table lists cases; each has a section of its own with its figures. */
function casesOf(page: string): ConformanceCase[] {
  const [, ...rows] = tableOf(page);
  return rows.map(([name, about, verdict]) => ({ name, about, verdict, figures: tableOf(sectionOf(page, name)) }));
}

function experimentOf(page: string, picture: string): Experiment {
  const [title] = page.split("\n");
  const head = page.split(/^## /m)[0];
  return { title: plainText(title.replace(/^# /, "")), picture, paragraphs: paragraphsOf(head), rows: tableOf(head) };
}

const figure = (value: number) => String(Number(value.toPrecision(3)));
