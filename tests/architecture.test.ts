import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Who may import whom; a path such as `numerics/expression` allows that folder alone. Types count as well. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  foundation: [],
  numerics: ["foundation"],
  models: ["foundation", "numerics/expression"],
  analysis: ["foundation", "numerics"],
  engine: ["foundation", "numerics", "models/contract", "models/tissue", "models/microenvironment"],
  experiments: ["foundation", "numerics", "models", "engine", "analysis"],
  charts: ["foundation", "analysis"],
  formats: ["foundation", "numerics/expression", "models", "experiments"],
  report: ["foundation", "numerics", "models", "analysis", "charts", "experiments"],
  platform: ["foundation", "numerics", "models", "engine", "analysis", "experiments"],
};

interface Import {
  readonly file: string;
  readonly layer: string;
  /** The imported file below src, or the package's name. */
  readonly target: string;
  readonly inside: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".test.ts"))
    .map((name) => join(folder, name));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]);
}

/** Files without code. */
const isData = (target: string) => /^(scenarios|trials|content|docs\/evidence)\/.*\.(yaml|json)$/.test(target);
/** `apps/lab/`: apps do not know each other. */
const ownApp = (file: string) => `${relative(root, file).split("/").slice(0, 2).join("/")}/`;

const src = join(root, "src");
const files = sources(src);
const imports: Import[] = files.flatMap((file) =>
  importsOf(file).map((target) => {
    const inside = target.startsWith(".");
    return {
      file: relative(src, file),
      layer: relative(src, file).split("/")[0],
      target: inside ? relative(src, resolve(dirname(file), target)) : target,
      inside,
    };
  }),
);

describe("the borders between layers", () => {
  test("every layer is read, and there is something to check in it", () => {
    const layers = new Set(
      files.map((file) => relative(src, file).split("/")[0]).filter((name) => !name.endsWith(".ts")),
    );
    expect([...layers].sort()).toEqual(Object.keys(allowed).sort());
    for (const layer of layers) {
      const crossing = imports.filter((one) => one.layer === layer && one.inside);
      expect(crossing.length, `imports read in ${layer}`).toBeGreaterThan(0);
    }
  });

  test("no file imports from a layer that its own may not know", () => {
    const wrong = imports.filter(({ layer, target, inside }) => {
      if (!inside || !(layer in allowed) || target.startsWith(`${layer}/`)) return false;
      return !allowed[layer].some(
        (prefix) => target === prefix || target.startsWith(`${prefix}/`) || target === `${prefix}.ts`,
      );
    });
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  test("apps know the library by its table of contents and the platform only", () => {
    const wrong = sources(join(root, "apps")).flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith("."))
        .map((target) => relative(root, resolve(dirname(file), target)))
        .filter((target) => !/^src\/index\.ts$|^src\/platform\//.test(target))
        .filter((target) => !isData(target) && !target.startsWith(ownApp(file)))
        .map((target) => `${relative(root, file)} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test("what apps gather by pattern is data, or is shown as text", () => {
    const gathered = sources(join(root, "apps")).flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/import\.meta\.glob[^(]*\(([^)]*)\)/g)].flatMap(([, typed]) =>
        [...typed.matchAll(/"(\.[^"]+)"/g)].map(([, pattern]) => ({
          file: relative(root, file),
          target: relative(root, resolve(dirname(file), pattern)),
          asText: /\?(raw|url)/.test(typed),
        })),
      ),
    );
    expect(gathered.length).toBeGreaterThan(3);
    expect(gathered.filter(({ target, asText }) => !asText && !isData(target))).toEqual([]);
  });
});

describe("determinism", () => {
  test("no engine-dependent mathematics, chance or clock on the way to a digest", () => {
    const drawn = new Set(["charts", "report", "platform"]);
    const banned =
      /Math\.(exp|expm1|log|log2|log10|log1p|pow|sin|cos|tan|tanh|sinh|cosh|a?sinh|a?cosh|atan2?|asin|acos|cbrt|hypot|random)\b|Date\.now|performance\.now|new Date\(/;
    const found = files
      .filter((file) => !drawn.has(relative(src, file).split("/")[0]))
      .flatMap((file) =>
        readFileSync(file, "utf8")
          .split("\n")
          .flatMap((line, i) =>
            banned.test(line.replace(/\/\/.*|^\s*\*.*/, "")) ? [`${relative(root, file)}:${i + 1}`] : [],
          ),
      );
    expect(found).toEqual([]);
  });
});
