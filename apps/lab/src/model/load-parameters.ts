import { type ParameterEntry, parameterEntries } from "./model-data.ts";
import { loadCode } from "./process-files.ts";

/** All parameters of body, tissue and drugs; code is read to find who uses those of the tissue. */
export async function loadParameters(): Promise<readonly ParameterEntry[]> {
  const code = await loadCode();
  const texts = Object.fromEntries(
    code.map(({ name, isProcess, path, text }) => [
      isProcess ? name : path.replace(/^src\//, "").replace(/\.ts$/, ""),
      text,
    ]),
  );
  return parameterEntries(texts);
}
