// Pictures of every page of the lab and of its states, for people to look at: three widths, both themes, ways of seeing.
//
//   npm run build && npm run build:lab && node docs/pictures/screens.mjs [results/screens] [words that names must have]
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32, deflateRawSync } from "node:zlib";
import { chromium } from "playwright-core";

const [folder = "results/screens", ...words] = process.argv.slice(2);
const root = fileURLToPath(new URL("../../", import.meta.url));
const port = 4280;
const widths = [1440, 768, 360];
const themes = ["light", "dark"];
const sights = ["protanopia", "deuteranopia", "tritanopia", "achromatopsia"];

/** A study that is quick to compute, as a link holds it. */
const study = {
  microenvironment: "Small and quick",
  duration: "21 days",
  seed: 5,
  tumour: "1e8 cell",
  antigens: [{ name: "flag", kind: "tumour-only" }],
  clones: [
    { name: "wild", share: 0.7, antigens: { flag: 1 } },
    { name: "poor", share: 0.3, antigens: { flag: 0.1 } },
  ],
  receptors: [{ antigen: "flag" }],
  patches: [
    {
      name: "tumour",
      kind: "inflamed",
      size: ["300 um", "300 um"],
      cells: { tumour: 90, healthy: 40, vessel: 5, "CD8 effector": 25, "regulatory T": 6, NK: 6, "M2 macrophage": 8 },
    },
  ],
  states: { cd8Blood: "1e8 cell" },
  arms: {
    plain: {},
    treated: { treatments: [{ therapy: "nivolumab", dose: "240 mg", start: "7 days", every: "2 weeks" }] },
  },
};
const solid = {
  ...study,
  patches: [{ ...study.patches[0], size: ["120 um", "120 um", "120 um"], cells: { tumour: 60, "CD8 effector": 20 } }],
};
const link = (shared) => {
  const packed = deflateRawSync(JSON.stringify(shared));
  return `lab/#1.${packed.toString("base64url")}.${crc32(packed).toString(16).padStart(8, "0")}`;
};
const linkTo = (s, b) => link({ t: s.microenvironment, a: "treated", ...(b && { b }), s });
const lab = linkTo(study);
const pair = linkTo(study, { kind: "arm", arm: "plain" });

const ended = (page, side = "main") =>
  page.locator(`[data-tissue=${side}] code[title]`).waitFor({ timeout: 120_000, state: "attached" });
const press = (page, name) => page.getByRole("button", { name }).and(page.locator(":visible")).first().click();
const onDay = async (page, weeks) => {
  await page.getByRole("slider", { name: "Day, on the plot Tumour cells in this tissue" }).focus();
  await page.keyboard.press("Home");
  for (let week = 0; week < weeks; week++) await page.keyboard.press("PageUp");
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(400);
};
const dialog = (name) => async (page) => {
  await ended(page);
  await press(page, name);
  await page.locator("dialog[open]").waitFor();
};
const runTrial = async (page) => {
  const size = page.getByLabel("Virtual patients", { exact: true }).first();
  if (!(await size.isVisible())) await page.locator("summary", { hasText: "Allocation" }).click();
  await size.fill("40");
  await page.keyboard.press("Tab");
  await press(page, /^Run 40 patients/);
  await page.locator(".results-facts").waitFor({ timeout: 120_000 });
};
const tab = (name) => async (page) => {
  await page.getByRole("tab", { name, exact: true }).click();
  await page.waitForTimeout(1200);
};
const still = (page) => page.waitForTimeout(1500);

/** Pictures in turn on one page, so that a trial is run once for all of its tabs. */
const scenes = [
  { path: "", shots: { home: still } },
  {
    path: lab,
    shots: {
      "lab, day 0": async (page) => ended(page),
      "lab, day 14": (page) => onDay(page, 2),
      "lab, library": dialog("Library"),
    },
  },
  { path: lab, shots: { "lab, share": dialog("Share") } },
  { path: lab, shots: { "lab, dose": dialog(/^nivolumab, 240 mg, |^\+ Add/) } },
  { path: lab, shots: { "lab, add a treatment": dialog(/^\+ Add/) } },
  { path: lab, shots: { "lab, fork": dialog("Fork from this day") } },
  { path: lab, shots: { "lab, all values": dialog(/^All values/) } },
  { path: lab, shots: { "lab, PhysiCell project": dialog(/PhysiCell/) } },
  {
    path: pair,
    shots: {
      "lab, two runs": async (page) => {
        await ended(page, "beside");
        await onDay(page, 2);
      },
      "lab, two runs, whole page": { full: true, go: async () => {} },
    },
  },
  {
    path: lab,
    shots: {
      "lab, whole page": {
        full: true,
        async go(page) {
          await ended(page);
          await onDay(page, 2);
        },
      },
    },
  },
  {
    path: linkTo(solid),
    shots: {
      "lab, 3D": async (page) => {
        await ended(page);
        const button = page.getByRole("button", { name: "3D", exact: true });
        if ((await button.getAttribute("aria-pressed")) === "false") await button.click();
        await page.waitForTimeout(800);
      },
    },
  },
  {
    path: "trial/",
    shots: {
      trial: still,
      "trial, answer": runTrial,
      ...Object.fromEntries(
        ["Flow", "Baseline", "Response", "Tumour size", "Survival", "Subgroups", "Exposure", "Safety"].map((name) => [
          `trial, ${name}`,
          { full: true, go: tab(name) },
        ]),
      ),
    },
  },
  {
    path: "scan/",
    shots: {
      scan: still,
      "scan, result": {
        full: true,
        async go(page) {
          await page.getByLabel("Values", { exact: true }).first().fill("3");
          await page.getByLabel("Runs at each point", { exact: true }).first().fill("2");
          await press(page, /^Run \d+ runs/);
          await page.locator(".scan-point").first().waitFor({ timeout: 120_000 });
          await page.waitForTimeout(2500);
        },
      },
    },
  },
  { path: "model/", shots: { model: still } },
  { path: "model/#view=parameters", shots: { "model, parameters": still } },
  {
    path: "learn/fewer-targets/",
    shots: {
      lesson: still,
      "lesson, whole page": {
        full: true,
        go: (page) => page.getByText("Because:").waitFor({ timeout: 120_000 }),
      },
    },
  },
];

const wanted = (name) => words.length === 0 || words.some((word) => name.includes(word));
const file = (name, width, look) => `${name.replaceAll(/[^a-zA-Z0-9]+/g, "-")}-${width}-${look}.png`;

mkdirSync(folder, { recursive: true });
const server = spawn(process.execPath, ["bin/immunarium", "lab", "--port", String(port)], {
  cwd: root,
  stdio: "ignore",
});
await new Promise((resolve) => setTimeout(resolve, 1500));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});

async function picture(page, name, look, full = false) {
  const { width } = page.viewportSize();
  await page.screenshot({ path: join(folder, file(name, width, look)), fullPage: full });
}

/** One page at one width: each of its states in both themes. */
async function take({ path, shots }, width) {
  if (!Object.keys(shots).some(wanted)) return;
  const touch = width < 500 ? { hasTouch: true, isMobile: true } : {};
  const height = width < 500 ? 740 : 900;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce", ...touch });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/${path}`);
  for (const [name, shot] of Object.entries(shots)) {
    const { go, full = false } = typeof shot === "function" ? { go: shot } : shot;
    try {
      await go(page);
    } catch (error) {
      console.warn(`${name} at ${width}: ${String(error).split("\n")[0]}`);
      break;
    }
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(150);
      await picture(page, name, colorScheme, full);
    }
    await page.emulateMedia({ colorScheme: "light" });
  }
  await context.close();
}

/** The lab as it is seen with few colours. */
async function takeSights() {
  if (!wanted("sight")) return;
  for (const forcedColors of ["none", "active"]) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, forcedColors });
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/${lab}`);
    await ended(page);
    await onDay(page, 1);
    const devtools = await context.newCDPSession(page);
    for (const type of forcedColors === "active" ? ["none"] : sights) {
      await devtools.send("Emulation.setEmulatedVisionDeficiency", { type });
      await picture(page, "sight", forcedColors === "active" ? "forced-colors" : type);
    }
    await context.close();
  }
}

for (const width of widths) for (const scene of scenes) await take(scene, width);
await takeSights();
await browser.close();
server.kill();

/** All pictures side by side: a row a state, widths and themes beside one another. */
const names = readdirSync(folder).filter((name) => name.endsWith(".png"));
const rows = Map.groupBy
  ? Map.groupBy(names, (name) => name.replace(/-\d+-[a-z-]+\.png$/, ""))
  : names.reduce((all, name) => {
      const row = name.replace(/-\d+-[a-z-]+\.png$/, "");
      return all.set(row, [...(all.get(row) ?? []), name]);
    }, new Map());
const figure = (name) =>
  `<figure><a href="${name}"><img src="${name}" alt="" loading="lazy"></a><figcaption>${name}</figcaption></figure>`;
writeFileSync(
  join(folder, "index.html"),
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures of the lab</title>
<style>body{font:14px system-ui;margin:1rem}section>div{display:flex;gap:.6rem;overflow-x:auto;align-items:start}
figure{margin:0}img{height:360px;width:auto;max-width:none;border:1px solid #999;object-fit:cover;object-position:top}</style>
<h1>Pictures of the lab</h1>
${[...rows].map(([row, all]) => `<section><h2>${row}</h2><div>${all.map(figure).join("")}</div></section>`).join("\n")}
`,
);
console.log(`${names.length} pictures: ${join(folder, "index.html")}`);
