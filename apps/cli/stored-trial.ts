import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The result.json that a folder or a file stands for. Whether it can be read is found out on reading. */
export async function resultFile(path: string): Promise<{ readonly file: string; readonly folder: string }> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory()
    ? { file: join(path, "result.json"), folder: path }
    : { file: path, folder: dirname(path) };
}
