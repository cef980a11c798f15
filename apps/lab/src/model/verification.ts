import monolayerPicture from "../../../../docs/evidence/monolayer.svg?url";
import spheroidPicture from "../../../../docs/evidence/spheroid.svg?url";
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

/** Stored results, as the repository keeps them. */
export async function loadVerification() {
  const [conformance, steps, spheroid, monolayer, credibility] = await Promise.all([
    import("../../../../docs/reference/conformance-tissue.md?raw"),
    import("../../../../docs/evidence/microenvironment-steps.json"),
    import("../../../../docs/evidence/spheroid.md?raw"),
    import("../../../../docs/evidence/monolayer.md?raw"),
    import("../../../../docs/explain/credibility.md?raw"),
  ]);
  const { cells, replicates, differences } = steps.default;
  return {
    cases: casesOf(conformance.default),
    checks: tableOf(sectionOf(credibility.default, "Verification: is the mathematics right?")),
    experiments: [experimentOf(spheroid.default, spheroidPicture), experimentOf(monolayer.default, monolayerPicture)],
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
