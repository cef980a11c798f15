// Pictures of every page of the lab, for people to look at: three widths, both themes.
//
//   npm run build && npm run build:lab && node docs/pictures/screens.mjs [results/screens]
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [folder = "results/screens"] = process.argv.slice(2);
const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = {
  home: "",
  lab: "lab/",
  trial: "trial/",
  scan: "scan/",
  model: "model/",
  lesson: "learn/fewer-targets/",
};
const widths = [1440, 768, 360];

mkdirSync(folder, { recursive: true });
const server = spawn(process.execPath, ["bin/immunarium", "lab", "--port", "4280"], { cwd: root, stdio: "ignore" });
await new Promise((resolve) => setTimeout(resolve, 1500));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
for (const [name, path] of Object.entries(pages)) {
  for (const width of widths) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
      await page.goto(`http://127.0.0.1:4280/${path}`);
      await page.waitForTimeout(4000);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
      await page.close();
    }
  }
}
await browser.close();
server.kill();
console.log(`Pictures are in ${folder}`);
