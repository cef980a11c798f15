/**
 * The same tissue in Node and in a worker of headless Chromium, one thread each:
 *
 *   immunarium bench browser [-- --minutes 12 --rounds 3 --json --workload microenvironment]
 *
 * Every round measures both in fresh processes, in an order that is turned round each time; figures are medians. Times
 * are the wall time of the engine's loop and the processor time of its process meanwhile, which other work on the
 * machine hardly changes. Both must come to the same bytes. Chromium should take at most 1.3 times what Node does.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { build } from "esbuild";
import { launchBrowser } from "../../tests/invariance/launch-browser.ts";
import type { Benchmark } from "./browser-page.ts";
import type { Job } from "./measure.ts";
import type { Timed } from "./node-program.ts";

declare const benchmark: Benchmark;

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "12" },
    /** `tissue`, or `microenvironment`: 5,000 cells coupled to a body. */
    workload: { type: "string", default: "tissue" },
    rounds: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
  },
});
const minutes = Number(options.minutes);
if (options.workload !== "tissue" && options.workload !== "microenvironment") {
  throw new RangeError(`no workload is called ${options.workload}; there are tissue and microenvironment`);
}
const job: Job = { workload: options.workload, minutes };
const TARGET = 1.3;

const folder = await mkdtemp(join(tmpdir(), "immunarium-bench-"));

/** Programs and pages, bundled from their sources, so that both run the same code. */
async function bundle(platform: "node" | "browser", names: readonly string[]): Promise<void> {
  await build({
    entryPoints: names.map((name) => fileURLToPath(new URL(`${name}.ts`, import.meta.url))),
    outdir: folder,
    outExtension: { ".js": platform === "node" ? ".mjs" : ".js" },
    bundle: true,
    format: "esm",
    platform,
    target: "es2022",
    logLevel: "error",
  });
}

async function inNode(): Promise<Timed> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(folder, "node-program.mjs"),
    JSON.stringify(job),
  ]);
  return JSON.parse(stdout) as Timed;
}

async function inChromium(address: string): Promise<Timed> {
  const browser = await launchBrowser();
  if (!browser) throw new Error("No Chromium or Chrome that starts was found.");
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction(() => "benchmark" in globalThis);
    await page.evaluate((asked) => benchmark.prepare(asked), job);
    const session = await browser.newBrowserCDPSession();
    const spent = async () =>
      (await session.send("SystemInfo.getProcessInfo")).processInfo
        .filter(({ type }) => type === "renderer")
        .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    const before = await spent();
    const measured = await page.evaluate(() => benchmark.go());
    return { ...measured, processor: (await spent()) - before };
  } finally {
    await browser.close();
  }
}

async function serve(): Promise<{ readonly address: string; close(): void }> {
  const server = createServer(async ({ url = "/" }, response) => {
    const script = /^\/([\w-]+\.js)$/.exec(url)?.[1];
    if (url === "/")
      response
        .writeHead(200, { "Content-Type": "text/html" })
        .end('<script type="module" src="browser-page.js"></script>');
    else if (script)
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(await readFile(join(folder, script)));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

try {
  await bundle("node", ["node-program"]);
  await bundle("browser", ["browser-page", "browser-thread"]);
  const site = await serve();
  const found: Record<"node" | "chromium", Timed[]> = { node: [], chromium: [] };
  for (let round = 0; round < Number(options.rounds); round++) {
    const order = [
      async () => void found.node.push(await inNode()),
      async () => void found.chromium.push(await inChromium(site.address)),
    ];
    for (const measure of round % 2 === 0 ? order : order.reverse()) await measure();
  }
  site.close();
  const digests = new Set([...found.node, ...found.chromium].map(({ digest }) => digest));
  if (digests.size !== 1) throw new Error("Node and Chromium come to different bytes.");
  const of = (place: "node" | "chromium", what: "seconds" | "processor") =>
    median(found[place].map((timed) => timed[what]));
  const ratio = (what: "seconds" | "processor") => of("chromium", what) / of("node", what);
  if (options.json) {
    console.log(JSON.stringify({ minutes, found, wallRatio: ratio("seconds"), processorRatio: ratio("processor") }));
  } else {
    console.log(`${found.node[0].cells} cells, ${minutes} min, ${options.rounds} rounds, one thread; the same bytes`);
    for (const [name, what] of [
      ["wall", "seconds"],
      ["processor", "processor"],
    ] as const) {
      const [node, chromium] = [of("node", what), of("chromium", what)].map((time) => time.toFixed(2));
      console.log(`${name.padEnd(10)} Node ${node} s, Chromium ${chromium} s, ratio ${ratio(what).toFixed(2)}`);
    }
    console.log(`at most ${TARGET} times: ${ratio("processor") <= TARGET ? "yes" : "no"}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
