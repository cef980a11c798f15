import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { createGzip } from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Isolates pages from other origins, and lets them ask for nothing but themselves; the pages' own policy says more. */
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Content-Security-Policy":
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; object-src 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

export interface LabServer {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves the folder of the built lab on the loopback interface only.
 *
 * @param port  0: any that is free
 * @throws where the port is taken
 */
export async function serveLab(folder: string, port: number): Promise<LabServer> {
  const server = createServer((request, response) => void answer(folder, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${taken}/`, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(folder, request.url ?? "/");
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
  if (path === undefined || !found) {
    response.writeHead(404, { ...headers, "Content-Type": "text/plain" }).end("There is no such page.\n");
    return;
  }
  if (found.isDirectory()) {
    const [place] = (request.url ?? "/").split("?");
    if (place.endsWith("/")) return send(join(path, "index.html"), request, response);
    response.writeHead(301, { ...headers, Location: `${place}/` }).end();
    return;
  }
  send(path, request, response);
}

/** The file that an address names; nothing outside of the folder. */
function pathOf(folder: string, url: string): string | undefined {
  try {
    const path = normalize(join(folder, decodeURIComponent(new URL(url, "http://localhost").pathname)));
    return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? path : undefined;
  } catch {
    return undefined;
  }
}

const isText = (path: string) => /\.(html|js|css|json|svg|webmanifest)$/.test(path);

function send(path: string, { method, headers: asked }: IncomingMessage, response: ServerResponse): void {
  // Names in assets/ change with their contents.
  const lasting = path.includes(`${sep}assets${sep}`);
  const stream = createReadStream(path);
  stream.once("error", () => response.headersSent || response.writeHead(404, headers).end());
  const zipped = isText(path) && /\bgzip\b/.test(String(asked["accept-encoding"]));
  stream.once("open", () => {
    response.writeHead(200, {
      ...headers,
      ...(zipped ? { "Content-Encoding": "gzip", Vary: "Accept-Encoding" } : {}),
      "Content-Type": types[extname(path)] ?? "application/octet-stream",
      "Cache-Control": lasting ? "public, max-age=31536000, immutable" : "no-cache",
    });
    if (method === "HEAD") response.end();
    else if (zipped) stream.pipe(createGzip()).pipe(response);
    else stream.pipe(response);
  });
}
