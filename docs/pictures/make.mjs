// Draws the README's picture and writes its figures between the marks in README.md, from a stored result.
//
//   npm run trial && node docs/pictures/make.mjs results/checkmate-067
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readStoredResult, survivalChart, survivalCurves } from "immunarium";
import { parseHTML } from "linkedom";

const [folder = "results/checkmate-067"] = process.argv.slice(2);
const root = fileURLToPath(new URL("../../", import.meta.url));
const file = join(folder, "result.json");
const { design, tables } = readStoredResult(readFileSync(file, "utf8"), file);

const curves = survivalCurves(
  tables.subjects,
  "OS",
  design.arms.map(({ name }) => name),
);
const chart = survivalChart(curves, {
  id: `${design.name}-survival`,
  title: "Overall survival of virtual patients",
  axis: "Alive",
});
const { document } = parseHTML("<!doctype html><html><body></body></html>");
const picture = `docs/pictures/${chart.id}.svg`;
// The picture's own title and description speak for the plots inside it.
const drawn = chart.draw(document).replaceAll(/(?<!^)<svg /g, '<svg aria-hidden="true" ');
writeFileSync(join(root, picture), `${drawn}\n`);

/** The command's own summary without the curves, which the picture shows. */
const printed = execFileSync(process.execPath, [join(root, "bin/immunarium"), "report", folder], {
  encoding: "utf8",
  env: { ...process.env, NO_COLOR: "1" },
}).split("\n\n");
const shown = printed.filter((block) => !/[─━═]{3}|at risk|survival\n|^Report:/.test(block));

const readme = join(root, "README.md");
const text = readFileSync(readme, "utf8");
const mark = "<!-- figures: docs/pictures/make.mjs -->\n";
const from = text.indexOf(mark) + mark.length;
const to = text.indexOf("<!-- end of figures -->");
if (from < mark.length || to < from) throw new Error("README.md: the marks around the figures are gone.");
const alt = chart.description.replaceAll("[", "(").replaceAll("]", ")");
const figures = `\n![${alt}](${picture})\n\n\`\`\`text\n${shown.join("\n\n").trim()}\n\`\`\`\n\n`;
writeFileSync(readme, text.slice(0, from) + figures + text.slice(to));
