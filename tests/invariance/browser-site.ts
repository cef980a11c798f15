import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface Site {
  /** With the headers that isolate a page from other origins, and without. */
  readonly isolated: string;
  readonly plain: string;
  close(): void;
}

const html = (script: string) =>
  `<!doctype html><meta charset="utf-8"><title>Immunarium</title><link rel="icon" href="data:,">
<script type="module" src="${script}.js"></script>`;

const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/**
 * The built library and its worker, bundled as a web page's author would, on a loopback address.
 *
 * @param script  the page's own, by the name of its file in this folder
 * @param modules  files that are loaded by their address: workers, and what those load
 */
export async function serveSite(
  script = "browser-page",
  modules: readonly string[] = ["../../dist/src/platform/browser-worker.js"],
): Promise<Site> {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [at(`${script}.ts`), ...modules.map(at)],
    entryNames: "[name]",
    outdir: "site",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [path.replace(/^.*[/\\]/, ""), contents]));
  const server = createServer((request, response) => {
    const [, folder, name] = /^\/(isolated|plain)\/([\w.-]*)$/.exec(request.url ?? "") ?? [];
    const content = name === "" ? html(script) : files.get(name ?? "");
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    const type = name === "" ? "text/html" : "text/javascript";
    response.writeHead(200, { "Content-Type": type, ...(folder === "isolated" ? isolation : {}) }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  return { isolated: `${base}/isolated/`, plain: `${base}/plain/`, close: () => server.close() };
}
