import type { StudyData } from "../document/lab-document.ts";
import { starterStudy } from "./starter-study.ts";

/** Shipped scenarios, each loaded when it is chosen. */
const files = import.meta.glob<StudyData>("../../../../scenarios/microenvironment/**/*.yaml", { import: "default" });

const paths = Object.keys(files);

/** File names without ending, such as `b2-fewer-targets` or `typical/melanoma`. */
export const scenarioNames = paths.map((path) =>
  path.slice(path.indexOf("/microenvironment/") + "/microenvironment/".length, -".yaml".length),
);

export const starterName = "starter";

/** `b2-fewer-targets` as `B2: fewer targets`. */
export function scenarioTitle(name: string): string {
  const [, lesson, rest] = /^(?:([a-e]\d+)-)?(.*)$/.exec(name)!;
  const words = rest.replace("/", ": ").replaceAll("-", " ");
  return lesson ? `${lesson.toUpperCase()}: ${words}` : words.charAt(0).toUpperCase() + words.slice(1);
}

export async function loadScenario(name: string): Promise<StudyData> {
  if (name === starterName) return starterStudy;
  return files[paths[scenarioNames.indexOf(name)]]();
}
