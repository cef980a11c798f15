import type { Table } from "../foundation/table.ts";

/** The part of an element that drawing needs. */
export interface DrawingElement {
  setAttribute(name: string, value: string): void;
  append(...children: unknown[]): void;
  querySelector(selector: string): { remove(): void } | null;
  readonly outerHTML: string;
}

/** The part of a document that drawing needs: a browser's own has it, and linkedom's for use without a browser. */
export interface DrawingDocument {
  createElementNS(namespace: string, name: string): DrawingElement;
}

export interface DrawOptions {
  /** Adds unseen shapes over the marks of single patients, which carry `data-patient` and `data-arm`. */
  readonly spots?: boolean;
}

/** A picture that can be drawn, read aloud and read as a table. */
export interface Chart {
  /** Unique on a page, kebab-case; also a good file name. */
  readonly id: string;
  readonly title: string;
  /** Alternative text: what a reader who cannot see the picture needs, with the numbers. */
  readonly description: string;
  /** How to read it, and what was left out. */
  readonly caption: string;
  /** The numbers of the picture. */
  readonly table: Table;
  /** The picture as SVG text with `viewBox`, `title` and `desc`; it stands alone as a file. */
  draw(document: DrawingDocument, options?: DrawOptions): string;
}

/** A chart's id from a name: lower case, hyphens for everything that is not a letter or a digit. */
export function chartId(...parts: readonly string[]): string {
  return parts
    .join(" ")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
