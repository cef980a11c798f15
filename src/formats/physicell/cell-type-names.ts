import { oldInCode } from "./read-substances.ts";
import type { XmlElement } from "./xml-tree.ts";
import type { XmlValues } from "./xml-values.ts";

/** A cell definition of the file with its name and number. */
export interface Definition {
  readonly element: XmlElement;
  readonly name: string;
  readonly id: number;
  /** The one from which the others inherit: PhysiCell's `cell_defaults`. */
  readonly isDefault: boolean;
}

/** The names of all cell definitions: read before any of them, since each may name the others. */
export function readDefinitions(root: XmlElement, xml: XmlValues): readonly Definition[] {
  const list = xml.child(root, "cell_definitions");
  const definitions = xml.children(list, "cell_definition").map((element): Definition => {
    const name = xml.nameOf(element);
    const id = xml.integerAttribute(element, "ID", -1);
    return { element, name, id, isDefault: xml.attribute(element, "ID") === "0" || name === "default" };
  });
  if (definitions.length === 0) {
    const place = list?.place ?? { ...root.place, key: "cell_definitions" };
    xml.findings.error(place, "no cell definition", `at least one${oldInCode}`);
  }
  definitions.forEach(({ element, name, id }, index) => {
    if (name === "") xml.findings.error(element.place, "a cell definition without a name", 'name="…"');
    const earlier = definitions.slice(0, index);
    if (earlier.some((other) => other.name === name)) {
      xml.findings.error(element.place, `a second cell type \`${name}\``, "each name once");
    }
    if (id >= 0 && earlier.some((other) => other.id === id)) {
      xml.findings.error(element.place, `a second cell type with ID="${id}"`, "each number once");
    }
  });
  return definitions;
}

/** Names in the order of their numbers, in which PhysiCell lists signals; the order of the file where numbers lack. */
export function namesByNumber(definitions: readonly Definition[]): readonly string[] {
  const sorted = definitions.toSorted((a, b) => a.id - b.id);
  const complete = sorted.every(({ id }, index) => id === index);
  return (complete ? sorted : definitions).map(({ name }) => name);
}
