import * as Plot from "@observablehq/plot";
import type { DrawingDocument, DrawingElement } from "./chart.ts";
import { ink, paper, responseStyles } from "./palette.ts";

const svgNamespace = "http://www.w3.org/2000/svg";

/** Width of every picture in its own units: text of 13 is easy to read at 820 pixels and legible at 480. */
export const pictureWidth = 820;
const fontSize = 13;

type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element. Strings among the children become text, escaped by the document. */
export function element(
  document: DrawingDocument,
  name: string,
  attributes: Attributes,
  children: readonly (DrawingElement | string)[] = [],
): DrawingElement {
  const made = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** Text at a point. */
export function label(document: DrawingDocument, x: number, y: number, text: string, attributes: Attributes = {}) {
  return element(document, "text", { x, y, "font-size": fontSize, fill: ink, ...attributes }, [text]);
}

/** A plot as an element to be placed inside a picture, its upper left corner at (x, y). */
export function plot(
  document: DrawingDocument,
  options: Omit<Plot.PlotOptions, "document">,
  x = 0,
  y = 0,
): DrawingElement {
  const drawn = Plot.plot({
    style: { fontSize: `${fontSize}px`, color: ink, background: "none", overflow: "visible" },
    ...options,
    // The library's own description of a document names the whole DOM; it uses what `DrawingDocument` names.
    document: document as never,
  }) as unknown as DrawingElement;
  // Each plot carries the same style sheet for free-standing use; the picture's root says what is needed of it.
  drawn.querySelector("style")?.remove();
  drawn.setAttribute("x", String(x));
  drawn.setAttribute("y", String(y));
  return drawn;
}

/** The whole picture: scales with the page, carries its title and description, stands alone as a file. */
export function picture(
  document: DrawingDocument,
  about: { readonly id: string; readonly title: string; readonly description: string },
  height: number,
  children: readonly DrawingElement[],
  width = pictureWidth,
): string {
  const root = element(
    document,
    "svg",
    {
      xmlns: svgNamespace,
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      width: "100%",
      role: "img",
      "aria-labelledby": `${about.id}-title ${about.id}-desc`,
      "font-family": "system-ui, sans-serif",
      style: `background:${paper};color:${ink};white-space:pre`,
    },
    [
      element(document, "title", { id: `${about.id}-title` }, [about.title]),
      element(document, "desc", { id: `${about.id}-desc` }, [about.description]),
      ...children,
    ],
  );
  return shorten(root.outerHTML);
}

// Hundredths of a unit are below what anyone sees, and halve the size. Only tags are touched: text keeps its numbers.
function shorten(svg: string): string {
  return svg.replace(/<[a-z][^<>]*>/g, (tag) =>
    tag.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (digits) => String(Number(Number(digits).toFixed(2)))),
  );
}

/** The `url(#…)` of a response's fill on a page where `responsePatterns` was drawn with the same prefix. */
export function responseFill(prefix: string, response: keyof typeof responseStyles): string {
  return responseStyles[response].hatch === "none" ? responseStyles[response].fill : `url(#${prefix}-${response})`;
}

/** Definitions of the hatched fills of best responses. Ids are prefixed, since a page holds many pictures. */
export function responsePatterns(document: DrawingDocument, prefix: string): DrawingElement {
  const patterns = Object.entries(responseStyles)
    .filter(([, style]) => style.hatch !== "none")
    .map(([code, style]) => hatched(document, `${prefix}-${code}`, style.fill, style.hatch));
  return element(document, "defs", {}, patterns);
}

/** One hatched fill: a colour with lines or dots over it. */
export function hatched(
  document: DrawingDocument,
  id: string,
  fill: string,
  hatch: "none" | "rising" | "falling" | "dots",
): DrawingElement {
  const lines = {
    rising: "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2",
    falling: "M-1,5 l2,2 M0,0 l6,6 M5,-1 l2,2",
    none: "",
    dots: "",
  };
  return element(document, "pattern", { id, width: 6, height: 6, patternUnits: "userSpaceOnUse" }, [
    element(document, "rect", { width: 6, height: 6, fill }),
    hatch === "dots"
      ? element(document, "circle", { cx: 3, cy: 3, r: 0.9, fill: "#6B7480" })
      : element(document, "path", {
          d: lines[hatch],
          stroke: ink,
          "stroke-width": 0.9,
          "stroke-opacity": 0.55,
          fill: "none",
        }),
  ]);
}

/** A legend: a sample and its name each, from left to right, in as many lines as it takes. */
export interface Legend {
  readonly parts: readonly DrawingElement[];
  readonly height: number;
}

export function legend(
  document: DrawingDocument,
  x: number,
  entries: readonly { readonly name: string; readonly sample: (x: number, y: number) => DrawingElement }[],
): Legend {
  let at = x;
  let y = 14;
  const parts = entries.flatMap(({ name, sample }) => {
    const width = 22 + textWidth(name) + 16;
    if (at > x && at + width > pictureWidth) {
      at = x;
      y += 22;
    }
    const made = [sample(at, y), label(document, at + 22, y + 4.5, name)];
    at += width;
    return made;
  });
  return { parts, height: y + 16 };
}

/** A short line in an arm's or a response's stroke, for a legend. */
export function lineSample(document: DrawingDocument, colour: string, dash: string) {
  return (x: number, y: number) =>
    element(document, "path", {
      d: `M${x - 6},${y}h24`,
      stroke: colour,
      "stroke-width": 2.2,
      "stroke-dasharray": dash,
      fill: "none",
    });
}

/** A small square in a fill, for a legend. */
export function fillSample(document: DrawingDocument, fill: string) {
  return (x: number, y: number) =>
    element(document, "rect", { x: x + 2, y: y - 7, width: 14, height: 14, fill, stroke: ink, "stroke-width": 0.6 });
}

/** Width of a text in picture units, near enough to lay things out: no font is measured without a browser. */
function textWidth(text: string, size = fontSize): number {
  return text.length * size * 0.57;
}
