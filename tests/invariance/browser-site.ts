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

const html = `<!doctype html><meta charset="utf-8"><title>Immunarium</title><link rel="icon" href="data:,">
<script type="module" src="browser-page.js"></script>`;

const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** The built library and its worker, bundled as a web page's author would, on a loopback address. */
export async function serveSite(): Promise<Site> {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [at("browser-page.ts"), at("../../dist/src/platform/browser-worker.js")],
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
    const content = name === "" ? html : files.get(name ?? "");
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
