import { mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileStore } from "./file-store.ts";
import { readText, writeAtomically } from "./files.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "immunarium-"));
});
afterAll(() => rm(directory, { recursive: true }));

test("a file is written whole, into directories made for it, and nothing is left beside it", async () => {
  const path = join(directory, "new", "deep", "report.html");
  await writeAtomically(path, "first");
  await writeAtomically(path, "second");
  expect(await readFile(path, "utf8")).toBe("second");
  expect(await readdir(join(directory, "new", "deep"))).toEqual(["report.html"]);
});

test("a write that fails leaves the old file and no rest", async () => {
  const place = join(directory, "taken");
  await writeAtomically(join(place, "inside"), "kept");
  await expect(writeAtomically(place, "a directory stands here")).rejects.toThrow();
  expect(await readdir(directory)).not.toContainEqual(expect.stringMatching(/\.part$/));
  expect(await readText(join(place, "inside"))).toBe("kept");
});

test.each([
  { what: "a missing file", make: async () => join(directory, "absent.yaml"), found: "no such file" },
  { what: "a directory", make: async () => directory, found: "a directory" },
  {
    what: "a file that is too large",
    make: async () => {
      const path = join(directory, "large.yaml");
      await writeFile(path, "");
      await truncate(path, 100 * 1024 * 1024);
      return path;
    },
    found: "104857600 bytes",
  },
  {
    what: "a file that is no text",
    make: async () => {
      const path = join(directory, "picture.yaml");
      await writeFile(path, Uint8Array.of(0x89, 0x50, 0xff, 0xfe));
      return path;
    },
    found: "bytes that are not UTF-8",
  },
])("$what is refused with its path", async ({ make, found }) => {
  const path = await make();
  await expect(readText(path)).rejects.toMatchObject({ name: "InputError", place: path, found });
});

test("a store gives back what it was given, bit for bit, and nothing for a torn, changed or misnamed file", async () => {
  const store = fileStore(join(directory, "parts"));
  const value = { numbers: Float64Array.of(Number.NaN, -0, 1e-310), missing: undefined, list: [{ id: 3 }] };
  expect(await store.get("treat-1")).toBeUndefined();
  await store.put("treat-1", value);
  expect(await store.get("treat-1")).toEqual(value);
  const path = join(directory, "parts", "treat-1.part");
  const bytes = await readFile(path);
  for (let place = 0; place < bytes.length; place += 5) {
    await writeFile(
      path,
      bytes.map((byte, i) => (i === place ? byte ^ 4 : byte)),
    );
    expect(await store.get("treat-1"), `byte ${place} changed`).toBeUndefined();
  }
  await writeFile(path, bytes);
  await truncate(path, 10);
  expect(await store.get("treat-1")).toBeUndefined();
  await writeFile(path, bytes);
  expect(await store.get("treat-1")).toEqual(value);
  await rename(path, join(directory, "parts", "treat-2.part"));
  expect(await store.get("treat-2")).toBeUndefined();
  await expect(async () => store.put("../escape", 1)).rejects.toThrow("expected letters, digits");
});
