import { didYouMean } from "../../foundation/near-names.ts";
import type { Findings } from "./findings.ts";
import type { XmlElement } from "./xml-tree.ts";

/** Which numbers a place takes. */
export type Range = "any" | "at least 0" | "above 0";

/** The unit that a number is read in, however its attribute calls it: PhysiCell does not look at the attribute. */
export type SettingUnit = "min" | "1/min" | "um" | "um/min" | "um^2/min" | "um^3" | "";

const spellings: Readonly<Record<SettingUnit, RegExp | undefined>> = {
  min: /^(min|minutes?|mins)$/i,
  "1/min": /^(1\/(min|minutes?)|min\^-1|per min(ute)?)$/i,
  um: /^(microns?|um|µm|micrometers?|micrometres?)$/i,
  "um/min": /^(microns?|um|µm)\s*\/\s*min$/i,
  "um^2/min": /^(microns?|um|µm)(\^?2|²)\s*\/\s*min$/i,
  "um^3": /^(microns?|um|µm)(\^?3|³)$/i,
  "": undefined,
};

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A number as C++ prints and reads it; `undefined` for anything else, words for infinity among it. */
export function parseDecimal(text: string): number | undefined {
  const value = Number(text);
  return decimal.test(text) && Number.isFinite(value) ? value : undefined;
}

/** Values of an XML tree, checked and marked as used while they are read. */
export class XmlValues {
  constructor(readonly findings: Findings) {}

  /** The first child of a name, as PhysiCell takes it; more of the same name are told. */
  child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
    const all = this.children(parent, name);
    for (const again of all.slice(1)) {
      this.ignore(again);
      this.findings.warn(again.place, `a second <${name}> is not read`);
    }
    return all[0];
  }

  children(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
    parent?.used.asked.add(name);
    const found = parent?.children.filter((child) => child.name === name) ?? [];
    for (const child of found) child.used.element = true;
    return found;
  }

  at(parent: XmlElement | undefined, path: string): XmlElement | undefined {
    return path.split("/").reduce<XmlElement | undefined>((element, name) => this.child(element, name), parent);
  }

  attribute(element: XmlElement, name: string): string | undefined {
    element.used.attributes.add(name);
    return element.attributes.get(name);
  }

  /** A name, without spaces around it: texts and tables cannot hold those, so they would name nothing there. */
  nameOf(element: XmlElement, attribute = "name"): string {
    return this.attribute(element, attribute)?.trim() ?? "";
  }

  /** Marks an element and all in it as known and of no use here. */
  ignore(element: XmlElement | undefined): void {
    if (!element) return;
    element.used.element = true;
    for (const name of element.attributes.keys()) element.used.attributes.add(name);
    element.children.forEach((child) => {
      this.ignore(child);
    });
  }

  text(parent: XmlElement | undefined, name: string): string | undefined {
    return this.child(parent, name)?.text;
  }

  /** The number that an element holds; `fallback`, and an error, where it holds none. */
  numberOf(element: XmlElement, range: Range = "any", unit: SettingUnit = "", fallback = 0): number {
    this.checkUnit(element, unit);
    return this.parse(element, element.text, range) ?? fallback;
  }

  /** The number of a child; `fallback` where there is no such child. */
  number(
    parent: XmlElement | undefined,
    path: string,
    fallback: number,
    range: Range = "any",
    unit: SettingUnit = "",
  ): number {
    const element = this.at(parent, path);
    return element ? this.numberOf(element, range, unit, fallback) : fallback;
  }

  /** A number that must be there. */
  required(parent: XmlElement, path: string, range: Range = "any", unit: SettingUnit = "", fallback = 0): number {
    const element = this.at(parent, path);
    if (element) return this.numberOf(element, range, unit, fallback);
    const place = { ...parent.place, key: parent.place.key ? `${parent.place.key}/${path}` : path };
    this.findings.error(place, "no such tag", "one, with a number: it has no default");
    return fallback;
  }

  integerAttribute(element: XmlElement, name: string, fallback: number): number {
    const text = this.attribute(element, name);
    if (text === undefined) return fallback;
    const value = parseDecimal(text.trim());
    if (value !== undefined && Number.isInteger(value) && value >= 0) return value;
    this.findings.error(element.place, `${name}="${text}"`, "a whole number of at least 0");
    return fallback;
  }

  flag(parent: XmlElement | undefined, path: string, fallback: boolean): boolean {
    const element = this.at(parent, path);
    return element ? this.parseFlag(element, element.text) : fallback;
  }

  flagAttribute(element: XmlElement, name: string, fallback: boolean): boolean {
    const text = this.attribute(element, name);
    return text === undefined ? fallback : this.parseFlag(element, text);
  }

  /** The place of a name in a list; −1, and an error or a warning, where it is not there. */
  indexOf(element: XmlElement, name: string, known: readonly string[], what: string, fatal = true): number {
    const index = known.indexOf(name);
    if (index >= 0) return index;
    const found = `the unknown ${what} \`${name}\``;
    const expected = `one of ${known.join(", ")}${didYouMean(name, known)}`;
    if (fatal) this.findings.error(element.place, found, expected);
    else this.findings.warn(element.place, `${found} is left out, as PhysiCell does; known are ${expected.slice(7)}`);
    return -1;
  }

  private parse(element: XmlElement, text: string, range: Range): number | undefined {
    const value = parseDecimal(text);
    const fits = value !== undefined && (range === "any" || value > 0 || (range === "at least 0" && value === 0));
    if (fits) return value;
    const found = text === "" ? "an empty tag" : `\`${text.length > 40 ? `${text.slice(0, 37)}…` : text}\``;
    this.findings.error(element.place, found, range === "any" ? "a number" : `a number ${range}`);
    return undefined;
  }

  // PhysiCell looks at the first letter alone.
  private parseFlag(element: XmlElement, text: string): boolean {
    const value = /^[1tTyY]/.test(text);
    if (!/^(1|0|t|f|true|false|y|n|yes|no)$/i.test(text.trim())) {
      this.findings.warn(element.place, `\`${text}\` is read as ${value}`);
    }
    return value;
  }

  private checkUnit(element: XmlElement, unit: SettingUnit): void {
    const written = this.attribute(element, "units");
    const accepted = spellings[unit];
    if (written === undefined || accepted === undefined || accepted.test(written.trim())) return;
    const text = `units="${written}" has no effect in PhysiCell: the number is read in ${unit}`;
    this.findings.warn(element.place, text, `units="${written}" of ${unit}`);
  }
}

/** Attributes that only tell the reader something, or Studio's windows. */
const silent = new Set(["units", "description", "name", "ID", "type", "hidden"]);

/** Tags of older templates that hold nothing, and one of PhysiCell's own grid, which changes no result. */
const idle = new Set(["molecular", "user_details", "custom", "mechanics_voxel_size"]);

/** Warns of every tag and attribute that nobody has read: PhysiCell passes over them in silence. */
export function warnOfUnused(root: XmlElement, findings: Findings): void {
  for (const [name] of root.attributes) {
    if (root.used.attributes.has(name) || silent.has(name)) continue;
    findings.warn(root.place, `the attribute ${name} is not read`);
  }
  for (const child of root.children) {
    if (child.used.element) {
      warnOfUnused(child, findings);
      continue;
    }
    if (idle.has(child.name) && child.children.length === 0) continue;
    const near = didYouMean(child.name, root.used.asked);
    findings.warn(child.place, `the unknown tag <${child.name}> is not read${near}`);
  }
}
