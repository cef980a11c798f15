import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { serveLab } from "../../apps/cli/lab-server.ts";
import { launchBrowser } from "../invariance/launch-browser.ts";

const folder = fileURLToPath(new URL("../../dist-lab", import.meta.url));

/** The built lab on a loopback address, and a browser that draws in software. */
export interface LabSite {
  readonly address: string;
  readonly browser: Browser;
  /** A fresh profile at a page; what its console complains of and what it asks of others is collected. */
  open(path: string, options?: BrowserContextOptions): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  readonly complaints: string[];
  readonly foreign: string[];
  close(): Promise<void>;
}

/** @returns nothing where there is no browser that starts, or no built lab */
export async function startLabSite(): Promise<LabSite | undefined> {
  if (!existsSync(folder)) {
    console.warn("The lab is not built (npm run build:lab): it is NOT tested.");
    return undefined;
  }
  const browser = await launchBrowser("software");
  if (!browser) {
    console.warn("No Chromium or Chrome that starts was found: the lab is NOT tested.");
    return undefined;
  }
  const server = await serveLab(folder, 0);
  const { address } = server;
  return {
    address,
    browser,
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      const foreign: string[] = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
      });
      page.on("request", (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(address)) foreign.push(request.url());
      });
      await page.goto(new URL(path, address).href);
      await page.locator("h1").first().waitFor();
      return { page, complaints, foreign, close: () => context.close() };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/** What axe calls serious or critical on the page as it stands: rule, element and reason each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // By the debugger: the page's own policy lets no foreign script in.
  await page.evaluate(readFileSync(axe, "utf8"));
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
}
