import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { parse } from "yaml";

const pages = join(import.meta.dirname, "pages");

/** Every page has a folder of its own, so that any static host finds it. */
const inputs = Object.fromEntries(
  readdirSync(pages, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("index.html"))
    .map((path) => [relative(".", path).replaceAll(/\/?index\.html$/g, "") || "home", join(pages, path)]),
);

/** Scenario files are data for the lab: no parser of YAML on the way to the first picture. */
const yamlAsData: Plugin = {
  name: "yaml-as-data",
  load(id) {
    if (!id.endsWith(".yaml")) return undefined;
    return { code: `export default ${JSON.stringify(parse(readFileSync(id, "utf8")))};`, moduleType: "js" };
  },
};

export default defineConfig({
  root: pages,
  publicDir: join(import.meta.dirname, "public"),
  // Relative, so that the site works in any folder of any host.
  base: "./",
  plugins: [yamlAsData],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: { format: "es" },
  build: {
    outDir: join(import.meta.dirname, "../../dist-lab"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: inputs },
  },
});
