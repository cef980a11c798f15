import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { parse } from "yaml";
import { firstWords, pageHead, withoutScript } from "./page-head.ts";

const pages = join(import.meta.dirname, "pages");

/** Every page has a folder of its own, so that any static host finds it. */
const inputs = Object.fromEntries(
  readdirSync(pages, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("index.html"))
    .map((path) => [path.replace(/\/?index\.html$/, "") || "home", join(pages, path)]),
);

/** Puts in what all pages have. */
const commonHead: Plugin = {
  name: "common-head",
  transformIndexHtml: {
    order: "pre",
    handler: (html) =>
      html
        .replace("<!-- head -->", pageHead)
        .replace("<!-- without script -->", withoutScript)
        .replace("<!-- first words -->", firstWords(/<title>([^<]*)/.exec(html)?.[1] ?? "")),
  },
};

/** Scenario files are data for the lab: no parser of YAML on the way to the first picture. */
const yamlAsData: Plugin = {
  name: "yaml-as-data",
  load(id) {
    if (!id.endsWith(".yaml")) return undefined;
    return { code: `export default ${JSON.stringify(parse(readFileSync(id, "utf8")))};`, moduleType: "js" };
  },
};

/** Tells the service worker which files there are, and a version made of their contents. */
const precache: Plugin = {
  name: "precache",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const worker = Object.values(bundle).find(({ fileName }) => fileName === "sw.js");
      if (worker?.type !== "chunk") return;
      const others = Object.values(bundle).filter((file) => file !== worker && !file.fileName.endsWith(".map"));
      const hash = createHash("sha256");
      for (const file of others) hash.update(file.fileName).update(file.type === "chunk" ? file.code : file.source);
      const kept = readdirSync(join(import.meta.dirname, "public"), { recursive: true, encoding: "utf8" });
      for (const file of kept)
        if (file.includes(".")) hash.update(readFileSync(join(import.meta.dirname, "public", file)));
      const files = [...others.map(({ fileName }) => fileName), ...kept.filter((file) => file.includes("."))].sort();
      const version = hash.digest("hex").slice(0, 12);
      worker.code = worker.code.replace("__PRECACHE__", JSON.stringify({ version, files }).replaceAll('"', '\\"'));
    },
  },
};

/** Pages with a tissue fetch the engine's thread at once, not when their script has come so far. */
const engineEarly: Plugin = {
  name: "engine-early",
  transformIndexHtml: {
    order: "post",
    handler(_, { bundle = {}, path }) {
      const engine = Object.keys(bundle).find((name) => /\bengine-worker-/.test(name));
      if (!engine || !/^\/(index|lab\/|learn\/)/.test(path)) return [];
      const up = "../".repeat(path.split("/").length - 2) || "./";
      return [{ tag: "link", attrs: { rel: "prefetch", href: up + engine }, injectTo: "head" }];
    },
  },
};

export default defineConfig({
  root: pages,
  publicDir: join(import.meta.dirname, "public"),
  // Relative, so that the site works in any folder of any host.
  base: "./",
  plugins: [commonHead, yamlAsData, precache, engineEarly],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: { format: "es", plugins: () => [yamlAsData], rolldownOptions: { checks: { bundlerTimings: false } } },
  build: {
    outDir: join(import.meta.dirname, "../../dist-lab"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      input: { ...inputs, sw: join(import.meta.dirname, "src/offline/service-worker.ts") },
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
});
