import type { StudyData } from "./lab-document.ts";

type Module = { readonly default: StudyData };

/** Scenario files of this version, each of which comes by itself when it is asked for. */
const files = import.meta.glob<Module>("../../../../scenarios/microenvironment/**/*.yaml");

export interface Shipped {
  /** `typical/melanoma` */
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly lessons: readonly string[];
  readonly arms: readonly string[];
  readonly study: StudyData;
}

/** All of them, in the order of lessons, then others, then typical tissues. */
export async function shippedScenarios(): Promise<readonly Shipped[]> {
  const found = await Promise.all(
    Object.entries(files).map(async ([path, load]) => shipped(path, (await load()).default)),
  );
  return found.sort((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id, "en", { numeric: true }));
}

const rank = (id: string) => (id.includes("/") ? 2 : /^[a-e]\d/.test(id) ? 0 : 1);

function shipped(path: string, study: StudyData): Shipped {
  const { microenvironment, meaning, lessons, arms } = study;
  return {
    id: path.replace(/^.*\/scenarios\/microenvironment\//, "").replace(/\.yaml$/, ""),
    title: String(microenvironment),
    meaning: typeof meaning === "string" ? meaning : "",
    lessons: Array.isArray(lessons) ? lessons.map(String) : [],
    arms: typeof arms === "object" && arms !== null ? Object.keys(arms) : [],
    study,
  };
}
