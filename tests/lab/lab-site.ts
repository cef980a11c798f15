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

/**
 * @param drawing  `none`: as on a machine without a graphics card; `software`: with an imitated one, which has WebGL
 * @returns nothing where there is no browser that starts, or no built lab
 */
export async function startLabSite(drawing: "none" | "software" = "software"): Promise<LabSite | undefined> {
  if (!existsSync(folder)) {
    console.warn("The lab is not built (npm run build:lab): it is NOT tested.");
    return undefined;
  }
  const browser = await launchBrowser(drawing);
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

/** Rules that know colours: in another theme only they can find anything new. */
const ofColour = ["color-contrast", "link-in-text-block"];

/**
 * What axe calls serious or critical on the page as it stands: rule, element and reason each.
 *
 * @param within  the part that is looked at: with a dialog open nothing else can be reached
 * @param rules  those that are asked; absent: all, and the size of targets besides
 */
export async function seriousFindings(page: Page, within = "html", rules?: readonly string[]): Promise<string[]> {
  // By the debugger: the page's own policy lets no foreign script in.
  await page.evaluate(readFileSync(axe, "utf8"));
  const options = rules ? { runOnly: rules } : { rules: { "target-size": { enabled: true } } };
  const { violations } = await page.evaluate(
    ([place, asked]) =>
      (globalThis as unknown as { axe: { run(place: string, options: object): Promise<AxeResult> } }).axe.run(
        place,
        asked,
      ),
    [within, options] as const,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
}

/** The same in both themes, for a page that follows the system's. */
export async function seriousInBothThemes(page: Page, within?: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await seriousFindings(page, within);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await seriousFindings(page, within, ofColour);
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark.map((one) => `dark: ${one}`)];
}

/** What reaches past the right edge of a page, or of its dialog, that then scrolls sideways: the innermost of it. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const dialog = document.querySelector("dialog[open]");
    return [document.documentElement, ...(dialog ? [dialog] : [])]
      .filter((box) => box.scrollWidth > box.clientWidth)
      .flatMap((box) => {
        const edge = box.getBoundingClientRect().left + box.clientLeft + box.clientWidth;
        const past = [...box.querySelectorAll("*")].filter(
          (one) => one.checkVisibility() && one.getBoundingClientRect().right > edge + 0.5,
        );
        const inner = past.filter((one) => !past.some((other) => other !== one && one.contains(other)));
        return inner.map((one) => {
          const by = Math.round(one.getBoundingClientRect().right - edge);
          return `${by} px: ${one.tagName}.${one.getAttribute("class") ?? ""} ${one.textContent?.trim().slice(0, 40)}`;
        });
      });
  });
}
