import { SaxesParser } from "saxes";
import type { Findings, Place } from "./findings.ts";

/** A tag with what stands in it, and what of it somebody has read. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text of the element itself, without spaces around it. */
  readonly text: string;
  readonly place: Place;
  /** Readers mark what they use and ask for, so that what nobody uses can be told. */
  readonly used: { element: boolean; readonly attributes: Set<string>; readonly asked: Set<string> };
}

interface Open {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlElement[];
  text: string;
  readonly place: Place;
}

const deepest = 60;

/**
 * Reads an XML text to its root element, with the line and column of every tag.
 *
 * @returns `undefined`, and errors among `findings`, where the text is no complete XML
 */
export function parseXml(text: string, file: string, findings: Findings): XmlElement | undefined {
  const parser = new SaxesParser({ position: true });
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let broken = false;
  const here = (): Place => ({ file, line: parser.line, column: Math.max(1, parser.columnIndex) });
  const fail = (found: string, expected: string) => {
    if (!broken) findings.error(here(), found, expected);
    broken = true;
  };
  // A tag's place is that of its "<": the parser's own is at the end of the tag.
  let start = here();

  parser.on("error", ({ message }) => {
    const unclosed = open.at(-1);
    const inside = unclosed ? ` inside <${unclosed.name}> of line ${unclosed.place.line}` : "";
    fail(`no valid XML (${message.replace(/^\d+:\d+: /, "")})${inside}`, "XML that is complete and well formed");
  });
  parser.on("opentagstart", ({ name }) => {
    start = { file, line: parser.line, column: Math.max(1, parser.columnIndex - name.length - 1) };
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (broken) return;
    if (open.length >= deepest) return fail("tags nested too deeply", `at most ${deepest} levels`);
    const key = [...open.map((parent) => parent.name).slice(1), name].join("/");
    const values = new Map(Object.entries(attributes as Record<string, string>));
    open.push({ name, attributes: values, children: [], text: "", place: { ...start, key } });
  });
  parser.on("text", (part) => {
    const current = open.at(-1);
    if (current) current.text += part;
  });
  parser.on("cdata", (part) => {
    const current = open.at(-1);
    if (current) current.text += part;
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (!closed || broken) return;
    const used = { element: false, attributes: new Set<string>(), asked: new Set<string>() };
    const element = { ...closed, text: closed.text.trim(), used };
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
  });
  parser.write(text.replace(/^\uFEFF/, "")).close();
  return broken ? undefined : root;
}
