import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ...[process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder ? [join(folder, "Google", "Chrome", "Application", "chrome.exe")] : [],
  ),
];

/**
 * A browser without a window: an installed Chromium or Chrome, else Playwright's own; where tests run unattended as
 * root on Debian, Chromium is installed for them.
 *
 * @param drawing  whether WebGL is needed: drawn in software, as test machines have no graphics card
 * @returns nothing where there is none that starts
 */
export async function launchBrowser(drawing: "none" | "software" = "none"): Promise<Browser | undefined> {
  const launch = (where: { executablePath?: string }) => start(where, drawing);
  for (const executablePath of installed()) {
    const browser = await launch({ executablePath });
    if (browser) return browser;
  }
  const own = await launch({});
  if (own || !mayInstall()) return own;
  // Another test file may be installing at the same moment and hold the package manager's locks.
  for (let attempt = 0; attempt < 4; attempt++) {
    if (attempt > 0) await setTimeout(20_000);
    try {
      install("chromium");
      break;
    } catch {}
  }
  return launch({ executablePath: "/usr/bin/chromium" });
}

function installed(): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...new Set([...onPath, ...usualPlaces])].filter((path) => existsSync(path));
}

async function start(where: { executablePath?: string }, drawing: "none" | "software"): Promise<Browser | undefined> {
  try {
    return await chromium.launch({
      ...where,
      headless: true,
      timeout: 30_000,
      args: [
        "--no-sandbox",
        ...(drawing === "none" ? ["--disable-gpu"] : ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]),
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  } catch {
    return undefined;
  }
}

function mayInstall(): boolean {
  return Boolean(process.env.CI) && process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

/** @throws if the package manager does not do it */
function install(name: string): void {
  const manager = "apt-get";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (...words: string[]) =>
    execFileSync(manager, ["-q", "-o", "DPkg::Lock::Timeout=180", ...words], {
      env,
      stdio: "ignore",
      timeout: 300_000,
    });
  run("update");
  run("install", "-y", "--no-install-recommends", name);
}
