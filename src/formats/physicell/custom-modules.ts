import { type ProjectFiles, placesOf } from "./project-files.ts";
import { decodeUtf8 } from "./utf8.ts";

/** A file of C++ that belongs to the project, not to PhysiCell. */
export interface CustomModule {
  readonly path: string;
  readonly text: string;
}

/** Files that name the modules: what `main.cpp` includes, and what the `Makefile` compiles. */
const naming = ["main.cpp", "Makefile"];

/** The C++ of the project's own: `custom_modules/custom.cpp`, and whatever else its main file and Makefile name there. */
export async function customModules(files: ProjectFiles): Promise<readonly CustomModule[]> {
  const names = new Set(["custom"]);
  for (const file of naming) {
    const text = (await readText(files, file))?.text ?? "";
    for (const [, name] of text.matchAll(/custom_modules\/(\w+)\.(?:h|hpp|cpp)\b/g)) names.add(name);
  }
  const modules = [];
  for (const name of names) {
    const found = await readText(files, `custom_modules/${name}.cpp`);
    if (found) modules.push(found);
  }
  return modules;
}

async function readText(files: ProjectFiles, file: string): Promise<CustomModule | undefined> {
  const [path] = placesOf(files.settings.path, file);
  const bytes = await files.read(path);
  return bytes && { path, text: decodeUtf8(bytes) ?? latin1(bytes) };
}

/** Sources may be of an older encoding: what is looked for in them is plain ASCII. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
