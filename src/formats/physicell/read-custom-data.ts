import type { CustomValue } from "../../models/tissue/contract.ts";
import type { XmlElement } from "./xml-tree.ts";
import { parseDecimal, type XmlValues } from "./xml-values.ts";

/** The type's own numbers: those that it inherits, with the file's values, then new ones. */
export function readCustomData(
  definition: XmlElement,
  base: readonly CustomValue[],
  xml: XmlValues,
): readonly CustomValue[] {
  const values = [...base];
  const list = xml.child(definition, "custom_data");
  for (const { name } of list?.children ?? []) {
    const element = xml.child(list, name) as XmlElement;
    const conserved = xml.flagAttribute(element, "conserved", false);
    const unit = xml.attribute(element, "units") ?? "";
    const parts = element.text === "" ? [] : element.text.split(",").map((part) => part.trim());
    if (parts.length !== 1) {
      const what = parts.length === 0 ? "an empty tag" : `a list of ${parts.length} numbers`;
      // The grammar names single values alone; a list is for a project's own code.
      xml.findings.warn(element.place, `${what} is left out: no rule can read it`);
      continue;
    }
    const value = parseDecimal(parts[0]);
    if (value === undefined) {
      xml.findings.error(element.place, `\`${element.text}\``, "a number");
      continue;
    }
    const index = values.findIndex((earlier) => earlier.name === name);
    if (index >= 0) values[index] = { ...values[index], value, conserved };
    else values.push({ name, unit, value, conserved });
  }
  return values;
}
