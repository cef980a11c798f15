/**
 * The only script of a report: it offers every picture as an SVG file and every table as a CSV file. The report is
 * complete without it. The page's policy admits this text by its digest and nothing else, so whoever changes a letter
 * here changes `scriptDigest`; a test computes it.
 */
export const script = `
"use strict";
function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
function csv(table) {
  return Array.from(table.rows, (row) => Array.from(row.cells, (cell) => '"' + cell.textContent.replaceAll('"', '""') + '"').join(",")).join("\\r\\n") + "\\r\\n";
}
function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
for (const figure of document.querySelectorAll("figure")) {
  const name = figure.id.replace("figure-", "");
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.append(
    button("Save picture (SVG)", () => save(name + ".svg", "image/svg+xml", figure.querySelector("svg").outerHTML)),
    button("Save table (CSV)", () => save(name + ".csv", "text/csv", csv(figure.querySelector("table")))),
  );
  figure.append(tools);
}
addEventListener("beforeprint", () => document.querySelectorAll("details:not(.long)").forEach((each) => { each.open = true; }));
`;

/** SHA-256 of `script`, base64, as a content security policy wants it. */
export const scriptDigest = "ivMP73l4z+61mhY0jfqP9gRyVj8lk+HfGBPU610BbGQ=";
