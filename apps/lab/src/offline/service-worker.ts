/**
 * Keeps the whole site on the device after the first visit. The build puts in what there is to keep; a new build is a new
 * cache, filled beside the old one and taken when no page of the old one is open, or when somebody asks for it.
 */
interface Precache {
  readonly version: string;
  /** Paths from this file's folder. */
  readonly files: readonly string[];
}

interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}

interface WorkerEvent {
  readonly request: Request;
  readonly data: unknown;
  waitUntil(work: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}

const scope = globalThis as unknown as WorkerScope;
const precache = JSON.parse("__PRECACHE__") as Precache;
const prefix = "immunarium-";
const cacheName = prefix + precache.version;

scope.addEventListener("install", (event) => event.waitUntil(fill()));
scope.addEventListener("activate", (event) => event.waitUntil(takeOver()));
scope.addEventListener("message", ({ data }) => {
  if (data === "take over") void scope.skipWaiting();
});
scope.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope.registration.scope)) event.respondWith(answer(event.request));
});

async function fill(): Promise<void> {
  const cache = await caches.open(cacheName);
  const at = (file: string) => new Request(new URL(file, scope.registration.scope), { cache: "no-cache" });
  await cache.addAll(precache.files.map(at));
}

async function takeOver(): Promise<void> {
  const old = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== cacheName);
  await Promise.all(old.map((key) => caches.delete(key)));
  await scope.clients.claim();
}

/** A page is its folder's index; whatever else stands behind `?` or `#` changes nothing. */
async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  url.search = "";
  url.hash = "";
  if (url.pathname.endsWith("/")) url.pathname += "index.html";
  const kept = await (await caches.open(cacheName)).match(url.href);
  return kept ?? fetch(request);
}
