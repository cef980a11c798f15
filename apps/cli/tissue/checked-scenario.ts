import { dirname, join } from "node:path";
import { readTissueScenario, type TissueScenario, writeTissueScenario } from "../../../src/index.ts";
import { readBytes, readText } from "../../../src/platform/node.ts";

/**
 * A scenario that was put together by hand, held against everything that is asked of a file.
 *
 * @param place  said in errors instead of a file's name
 * @throws {InvalidFile | InputError} with everything that is wrong
 */
export async function checkedScenario(scenario: TissueScenario, place: string): Promise<TissueScenario> {
  const { text, files } = writeTissueScenario(scenario, place);
  const encoder = new TextEncoder();
  return readTissueScenario(text, place, (name) => {
    const content = files.get(name);
    return content === undefined ? undefined : encoder.encode(content);
  });
}

/** The scenario of a folder of results, as it was run. */
export async function storedScenario(folder: string, name: string): Promise<TissueScenario> {
  const file = join(folder, name);
  const text = await readText(file);
  return readTissueScenario(text, file, (beside) => readBytes(join(dirname(file), beside)));
}
