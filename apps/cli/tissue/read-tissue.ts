import { basename, dirname, join } from "node:path";
import {
  InputError,
  isTissueFile,
  longestText,
  readPhysicellProject,
  readTissueScenario,
  type TissueScenario,
} from "../../../src/index.ts";
import { readBytes, readText } from "../../../src/platform/node.ts";

/** A tissue as a file describes it. */
export interface TissueInput {
  readonly scenario: TissueScenario;
  readonly kind: "project" | "scenario";
  /** What is read otherwise than it looks, with file and line. */
  readonly warnings: readonly string[];
}

/** More than any settings: a file beyond is refused unread. */
const longestSettings = 20_000_000;

/** Whether a file may be a tissue, by its name; YAML and JSON hold other things as well. */
const isSettings = (path: string): boolean => /\.xml$/i.test(path);

/**
 * A PhysiCell project by its settings, or a tissue scenario.
 *
 * @returns nothing where the file is YAML or JSON of another kind
 * @throws {InputError | InvalidFile} with everything that is wrong
 */
export async function readTissue(path: string): Promise<TissueInput | undefined> {
  if (isSettings(path)) {
    const settings = { path: placed(path), text: await readText(path, longestSettings) };
    const project = await readPhysicellProject({ settings, read: readBeside });
    return { ...project, kind: "project" };
  }
  const text = await readText(path, longestText);
  if (!isTissueFile(text)) return undefined;
  const scenario = await readTissueScenario(text, path, (name) => readBeside(join(dirname(path), name)));
  return { scenario, kind: "scenario", warnings: [] };
}

/** Settings that are named from within their own folder lie in `config` all the same: their project is one above. */
function placed(path: string): string {
  return dirname(path) === "." && basename(process.cwd()) === "config" ? join("..", "config", basename(path)) : path;
}

async function readBeside(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readBytes(path);
  } catch (error) {
    if (error instanceof InputError && error.found === "no such file") return undefined;
    throw error;
  }
}
