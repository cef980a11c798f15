/**
 * The pages for readers, held against the checkout: what they name exists, what they show is what is printed. Needs the
 * built command; `npm test` builds first.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { known } from "../../apps/cli/catalogue.ts";
import type { Command } from "../../apps/cli/command.ts";
import { referenceModel } from "../../src/experiments/model.ts";
import { streams } from "../../src/foundation/streams.ts";
import { safety } from "../../src/report/wording.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const isThere = (path: string) => existsSync(join(root, path));

const pages = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "trials/README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

/** Text in code font: fenced blocks line by line, then inline code. */
function codeOf(page: string): string[] {
  const text = read(page);
  const blocks = [...text.matchAll(/^\s*```\w*\n([\s\S]*?)^\s*```$/gm)].flatMap(([, block]) => block.split("\n"));
  const rest = text.replaceAll(/^\s*```[\s\S]*?^\s*```$/gm, "");
  return [...blocks, ...[...rest.matchAll(/`([^`]+)`/g)].map(([, code]) => code.replaceAll(/\s+/g, " "))];
}

/** As web pages of Markdown name their headings. */
function anchorsOf(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\d\s-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-"),
  );
}

function immunarium(...typed: string[]): Promise<string> {
  const env = { ...process.env, LC_ALL: "en_GB.UTF-8", NO_COLOR: "1", FORCE_COLOR: "" };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, "bin/immunarium"), ...typed], { cwd: root, env }, (_, out, err) =>
      resolve(out + err),
    );
  });
}

test("there are pages to read", () => {
  expect(pages.length).toBeGreaterThan(15);
  expect(pages.filter((page) => codeOf(page).length > 0).length).toBeGreaterThan(10);
});

describe.each(pages)("%s", (page) => {
  test("its links lead to files and headings that exist", () => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
    const lost = links
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [path, anchor] = target.split("#");
        const file = path === "" ? page : normalize(join(dirname(page), path));
        return !isThere(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor));
      });
    expect(lost).toEqual([]);
  });

  test("the files and folders that it names are there", () => {
    const named = codeOf(page).flatMap(
      (code) =>
        code.match(/(?<![\w./-])(?:src|apps|bin|tests|trials|examples|benchmarks|docs)\/[\w./*-]*[\w/*](?!\w)/g) ?? [],
    );
    expect(named.filter((path) => !isThere(path.replace(/[^/]*\*.*$/, "")))).toEqual([]);
  });
});

const folder = join(root, "apps/cli/commands");
const modules = await Promise.all(readdirSync(folder).map((file) => import(join(folder, file))));
const isCommand = (entry: unknown): entry is Command =>
  typeof entry === "object" && entry !== null && "run" in entry && "help" in entry;
const verbs = [
  ...modules.flatMap((module) => Object.values(module).filter(isCommand)),
  { name: "help", help: "immunarium help [VERB]" }, // stands in main.ts, which would run if it were imported
];

describe("commands in the pages", () => {
  const commands = pages.flatMap((page) =>
    codeOf(page).flatMap((code) => {
      const [, typed] = /^(?:\$ )?(?:node bin\/)?immunarium((?: .*)?)$/.exec(code.trim()) ?? [];
      return typed ? [{ page, words: typed.trim().split(/\s+/) }] : [];
    }),
  );
  const helps = new Map(verbs.map(({ name, help }) => [name, help]));

  test("name verbs that exist, with options that their help names", () => {
    expect(verbs.length).toBeGreaterThan(8);
    expect(commands.length).toBeGreaterThan(20);
    const wrong = commands.filter(({ words: [verb, ...rest] }) => {
      const help = helps.get(verb);
      const own = rest.slice(0, rest.includes("--") ? rest.indexOf("--") : undefined);
      return !help || own.some((word) => /^--?[a-z]/.test(word) && !new RegExp(`(^|\\s)${word}\\b`, "m").test(help));
    });
    expect(wrong.map(({ page, words }) => `${page}: immunarium ${words.join(" ")}`)).toEqual([]);
  });

  test("explain, cite and run what can be explained, cited and run", () => {
    const names = [
      ...Object.values(known).flat(),
      "trial-file",
      "tissue-file",
      "microenvironment-file",
      "NAME",
      "FILE",
    ];
    const wrong = commands.filter(
      ({ words: [verb, name] }) =>
        ["explain", "cite", "run"].includes(verb) && /^[\w-]+$/.test(name ?? "NAME") && !names.includes(name ?? "NAME"),
    );
    expect(wrong.map(({ page, words }) => `${page}: ${words.join(" ")}`)).toEqual([]);
  });

  test("npm scripts that are shown are in package.json", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const shown = pages.flatMap((page) => codeOf(page).flatMap((code) => code.match(/npm run [\w-]+|npm test/g) ?? []));
    expect(shown).toContain("npm run trial");
    expect(shown.filter((typed) => !(typed.replace(/npm (run )?/, "") in scripts))).toEqual([]);
  });

  test("print what the pages show, lines left out being marked", async () => {
    const shown = pages.flatMap((page) => [
      ...read(page).matchAll(/^```console\n\$ immunarium (.+)\n([\s\S]*?)^```$/gm),
    ]);
    expect(shown.length).toBeGreaterThan(2);
    for (const [, typed, output] of shown) {
      const printed = lines(await immunarium(...typed.split(" ")));
      let from = 0;
      for (const passage of output.split("…\n").map(lines)) {
        const at = printed.findIndex((_, i) => i >= from && passage.every((line, k) => printed[i + k] === line));
        expect(at, `${typed}: ${passage.join("\n")}`).toBeGreaterThanOrEqual(0);
        from = at + passage.length;
      }
    }
  });

  test("the reference names everything that can be explained, and nothing else", () => {
    const section = read("docs/reference/README.md").split("## What can be explained")[1];
    const [, ...paragraphs] = section.split("\n\n**");
    const named = paragraphs.flatMap((text) => [...text.matchAll(/`([\w-]+)`/g)].map(([, name]) => name));
    expect(named.sort()).toEqual(Object.values(known).flat().sort());
  });
});

/** Lines with something on them; how far columns stand apart does not matter. */
function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim().replaceAll(/\s+/g, " "))
    .filter((line) => line !== "");
}

describe("ARCHITECTURE.md", () => {
  const text = read("ARCHITECTURE.md");
  const paths = treePaths(text);

  test("its tree lists every folder of src, and nothing that is not there", () => {
    const folders = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
      .map((name) => join("src", name))
      .filter((path) => statSync(join(root, path)).isDirectory());
    const listed = paths.filter((path) => path.startsWith("src/") && path.endsWith("/") && path !== "src/");
    expect(listed.map((path) => path.slice(0, -1)).sort()).toEqual(folders.sort());
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });

  test("its table of imports is what the project references allow, and no wider than the architecture test", () => {
    const rows = [...text.matchAll(/^\| `(\w+)` +\| (nothing|`.*`) +\|$/gm)];
    const table = Object.fromEntries(
      rows.map(([, layer, cell]) => [layer, [...cell.matchAll(/`([^`]+)`/g)].map(([, target]) => target)]),
    );
    const [, allowed] = /const allowed[^{]*(\{[\s\S]*?\n\});/.exec(read("tests/architecture.test.ts")) ?? [];
    const layers = [...(allowed ?? "").matchAll(/^ {2}(\w+): \[(.*)\],$/gm)];
    expect(Object.keys(table).sort()).toEqual(layers.map(([, layer]) => layer).sort());
    for (const [, layer, list] of layers) {
      const { references = [] } = JSON.parse(read(`src/${layer}/tsconfig.json`));
      const referenced = references.map(({ path }: { path: string }) => relative("..", path));
      expect([...new Set(table[layer].map((target) => target.split("/")[0]))].sort(), layer).toEqual(referenced.sort());
      expect(table[layer].filter((target) => !list.includes(`"${target}"`))).toEqual([]);
    }
  });
});

/** Paths of the first fenced tree: a name and two spaces more for each level; folders end with a slash. */
function treePaths(text: string): string[] {
  const [, tree] = /```\n([\s\S]*?)```/.exec(text) ?? [];
  const above: string[] = [];
  return (tree ?? "").split("\n").flatMap((line) => {
    const [, indent, name] = /^( *)(\S+)/.exec(line) ?? [];
    if (name === undefined) return [];
    const level = indent.length / 2;
    above.length = level;
    above.push(name);
    return [above.join("")];
  });
}

describe("README.md", () => {
  const text = read("README.md");

  test("its picture of a tissue is what the command beside it draws, to the byte", async () => {
    const [, typed] = /`node bin\/immunarium (run [^`]+)`:/.exec(text) ?? ["", ""];
    const folder = mkdtempSync(join(tmpdir(), "immunarium-picture-"));
    const words = [...typed.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
    await immunarium(...words, "-o", folder, "-q");
    const drawn = readFileSync(join(folder, "tissue_final.svg"), "utf8");
    rmSync(folder, { recursive: true });
    expect(drawn === read("docs/pictures/tissue-t-cell-attack.svg")).toBe(true);
  });

  test("holds the safety wording to the letter", () => {
    const flat = text.replaceAll(/\n> ?|\s+/g, " ");
    for (const sentence of Object.values(safety)) expect(flat).toContain(sentence);
  });

  test("its library example is one of examples/, and prints what it shows", async () => {
    const [, code] = /```ts\n([\s\S]*?)```/.exec(text) ?? [];
    const [, file, output] = /This is `(examples\/[\w-]+\.ts)`[\s\S]*?```text\n([\s\S]*?)```/.exec(text) ?? [];
    expect(code).toBe(read(file));
    const printed = vi.spyOn(console, "log").mockImplementation(() => {});
    await import(join(root, file));
    const said = printed.mock.calls.map((words) => `${words.join(" ")}\n`).join("");
    printed.mockRestore();
    expect(said).toBe(output);
  });
});

test("docs/explain/model.md names parameters, states and formulas of the model only", () => {
  const { states, parameters, formulas } = referenceModel;
  const known = { ...states, ...parameters, ...formulas };
  const own = ["smallPopulations"]; // a field of modules
  const named = [...read("docs/explain/model.md").matchAll(/`([a-z]+[A-Z]\w*)`/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !(name in known) && !own.includes(name))).toEqual([]);
});

test("docs/explain/determinism.md lists every stream of chance", () => {
  const rows = [...read("docs/explain/determinism.md").matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(rows).toEqual(Object.keys(streams));
});

test("docs/reference/parameters.md is what its program prints", async () => {
  const program = join(root, "docs/reference/make.mjs");
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, [program, "--print"], { maxBuffer: 1e7 }, (_, out) => resolve(out));
  });
  expect(read("docs/reference/parameters.md") === printed, "npm run build && node docs/reference/make.mjs").toBe(true);
});
