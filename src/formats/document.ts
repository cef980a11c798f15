import { parse } from "../numerics/expression/parse.ts";
import { print } from "../numerics/expression/print.ts";
import { nameTex, printTex } from "../numerics/expression/print-tex.ts";

/** A piece of a text about a model: what stands there, without how it looks. */
export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** Lines to type or to copy, as they are. */
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "table"; readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | Equation;

/** `name = formula`, or the rate of change of `name` where `rate` is set. */
export interface Equation {
  readonly kind: "equation";
  readonly name: string;
  readonly rate?: boolean;
  readonly formula: string;
  /** Unit and meaning, for the reader. */
  readonly note: string;
}

export type DocumentStyle = "text" | "markdown" | "tex";

/** The blocks as text for a terminal, as Markdown, or as a TeX fragment (needs amsmath and booktabs). */
export function writeDocument(blocks: readonly Block[], style: DocumentStyle): string {
  return `${blocks
    .map((block) => writers[style](block))
    .join("\n\n")
    .trim()}\n`;
}

const writers: Readonly<Record<DocumentStyle, (block: Block) => string>> = {
  text: writeText,
  markdown: writeMarkdown,
  tex: writeTex,
};

function writeText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return block.level === 1 ? `${block.text}\n${"=".repeat(block.text.length)}` : block.text.toUpperCase();
    case "text":
      return block.text;
    case "list":
      return block.items.map((item) => `  ${item}`).join("\n");
    case "code":
      return block.text.replace(/^(?=.)/gm, "  ");
    case "equation":
      return `  ${block.rate ? `d(${block.name})/dt` : block.name} = ${print(parse(block.formula))}\n      ${block.note}`;
    case "table":
      return columns([block.headings, ...block.rows]);
  }
}

/** Columns side by side; the last may be long and is not padded. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]) => `  ${row.map((cell, i) => cell.padEnd(widths[i])).join("  ")}`.trimEnd();
  return rows.map(line).join("\n");
}

function writeMarkdown(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${block.text}`;
    case "text":
      return block.text;
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "code":
      return `\`\`\`yaml\n${block.text}\n\`\`\``;
    case "equation":
      return `$$${equationTex(block)}$$\n\n${block.note}`;
    case "table":
      return markdownTable([block.headings, ...block.rows]);
  }
}

/** Columns are padded, so that the text is a table to the eye as well. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = cells[0].map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  const [headings, ...rest] = cells;
  return [line(headings), line(widths.map((width) => "-".repeat(width))), ...rest.map(line)].join("\n");
}

function writeTex(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `\\${["section", "subsection", "subsubsection"][block.level - 1]}{${escapeTex(block.text)}}`;
    case "text":
      return escapeTex(block.text);
    case "list":
      return `\\begin{itemize}\n${block.items.map((item) => `  \\item ${escapeTex(item)}`).join("\n")}\n\\end{itemize}`;
    case "code":
      return `\\begin{verbatim}\n${block.text}\n\\end{verbatim}`;
    case "equation":
      return `\\begin{equation*}\n  ${equationTex(block)}\n\\end{equation*}\n${escapeTex(block.note)}`;
    case "table": {
      const line = (row: readonly string[]) => `  ${row.map(escapeTex).join(" & ")} \\\\`;
      const head = `\\begin{tabular}{${"l".repeat(block.headings.length)}}\n  \\toprule\n${line(block.headings)}\n  \\midrule`;
      return `${head}\n${block.rows.map(line).join("\n")}\n  \\bottomrule\n\\end{tabular}`;
    }
  }
}

function equationTex({ name, rate, formula }: Equation): string {
  const left = rate ? `\\frac{\\mathrm{d}\\,${nameTex(name)}}{\\mathrm{d}t}` : nameTex(name);
  return `${left} = ${printTex(parse(formula))}`;
}

const texEscapes: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  µ: "\\textmu{}",
  "²": "\\textsuperscript{2}",
};

/** Text as TeX sets it literally. */
export function escapeTex(text: string): string {
  return text.replace(/[\\~^µ²&%$#_{}]/g, (sign) => texEscapes[sign] ?? `\\${sign}`);
}
