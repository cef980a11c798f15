// Draws the README's picture of the lab: the built lab in Chromium at 1440 by 900, on a day of the default comparison.
//
//   npm run build && npm run build:lab && node docs/pictures/lab.mjs
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));
const server = spawn(process.execPath, ["bin/immunarium", "lab", "--port", "4279"], { cwd: root, stdio: "ignore" });
await new Promise((resolve) => setTimeout(resolve, 1500));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });
await page.goto("http://127.0.0.1:4279/lab/");
await page.getByLabel("Beside it").selectOption("control");
await page.locator("[data-tissue=beside] code[title]").waitFor({ timeout: 180_000 });
await page.locator("[data-tissue=main] code[title]").waitFor({ timeout: 180_000 });
const day = page.getByRole("slider", { name: "Day", exact: true }).first();
await day.focus();
await page.keyboard.press("Home");
for (let week = 0; week < 2; week++) await page.keyboard.press("PageUp");
await page.evaluate(() => scrollTo(0, 0));
await page.waitForTimeout(2500);
await page.screenshot({ type: "jpeg", quality: 80, path: fileURLToPath(new URL("lab.jpg", import.meta.url)) });
await browser.close();
server.kill();
