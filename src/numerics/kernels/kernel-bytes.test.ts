/** The compiled kernels that are committed are those that their sources give: `npm run kernels` changes nothing. */
import { expect, test } from "vitest";
import { fieldsBytes } from "./fields-bytes.ts";
import { mechanicsBytes } from "./mechanics-bytes.ts";

interface Build {
  readonly modules: readonly string[];
  compile(name: string): string;
}

const { modules, compile } = (await import(new URL("./assembly/build.mjs", import.meta.url).href)) as Build;
const committed: Readonly<Record<string, string>> = { fields: fieldsBytes, mechanics: mechanicsBytes };

test("every module of kernels is known here", () => {
  expect([...modules].sort()).toEqual(Object.keys(committed).sort());
});

test.each(Object.keys(committed))("%s: the committed bytes are what the source compiles to", (name) => {
  expect(compile(name)).toBe(committed[name]);
});
