import { type Side, type Substance, sides } from "../../models/tissue/contract.ts";
import type { XmlElement } from "./xml-tree.ts";
import type { XmlValues } from "./xml-values.ts";

/** Why old settings lack what is asked for. */
export const oldInCode = " (projects of PhysiCell 1.6 and before have them in C++ alone, which is not run)";

const sideOf: ReadonlyMap<string, Side> = new Map([
  ["xmin", "xMinimum"],
  ["xmax", "xMaximum"],
  ["ymin", "yMinimum"],
  ["ymax", "yMaximum"],
  ["zmin", "zMinimum"],
  ["zmax", "zMaximum"],
]);

/** The substances, in the order of the file. In two dimensions the sides in z hold nothing. */
export function readSubstances(root: XmlElement, dimensions: 2 | 3, xml: XmlValues): readonly Substance[] {
  const setup = xml.child(root, "microenvironment_setup");
  if (!setup) {
    xml.findings.error(
      { ...root.place, key: "microenvironment_setup" },
      "no such tag",
      `the substances of the tissue${oldInCode}`,
    );
    return [];
  }
  const substances: Substance[] = [];
  const variables = xml.children(setup, "variable");
  for (const variable of variables) {
    const substance = readSubstance(variable, dimensions, xml);
    if (substances.some(({ name }) => name === substance.name)) {
      xml.findings.error(variable.place, `a second substance \`${substance.name}\``, "each name once");
    } else substances.push(substance);
  }
  return variables.some((variable) => heldAsAWhole(variable, xml)) ? substances : withoutSides(substances, setup, xml);
}

function heldAsAWhole(variable: XmlElement, xml: XmlValues): boolean {
  const general = xml.child(variable, "Dirichlet_boundary_condition");
  return general !== undefined && xml.flagAttribute(general, "enabled", false);
}

/** PhysiCell looks at sides only where at least one substance's general condition is enabled. */
function withoutSides(substances: readonly Substance[], setup: XmlElement, xml: XmlValues): readonly Substance[] {
  const names = substances.filter(({ fixed }) => Object.keys(fixed).length > 0).map(({ name }) => name);
  if (names.length === 0) return substances;
  const text = `no side holds ${names.join(", ")}, as in PhysiCell: enable a Dirichlet_boundary_condition, of any substance, for boundary_value to count`;
  xml.findings.warn(setup.place, text);
  return substances.map((substance) => ({ ...substance, fixed: {} }));
}

function readSubstance(variable: XmlElement, dimensions: 2 | 3, xml: XmlValues): Substance {
  const name = xml.nameOf(variable);
  if (name === "") xml.findings.error(variable.place, "a substance without a name", 'name="…"');
  const physics = xml.child(variable, "physical_parameter_set") ?? variable;
  return {
    name,
    unit: xml.attribute(variable, "units") ?? "",
    diffusion: xml.required(physics, "diffusion_coefficient", "at least 0", "um^2/min"),
    decay: xml.required(physics, "decay_rate", "at least 0", "1/min"),
    initial: xml.number(variable, "initial_condition", 0),
    fixed: readFixed(variable, dimensions, xml),
  };
}

function readFixed(variable: XmlElement, dimensions: 2 | 3, xml: XmlValues): Substance["fixed"] {
  const general = xml.child(variable, "Dirichlet_boundary_condition");
  const enabled = heldAsAWhole(variable, xml);
  const density = general?.text ? xml.numberOf(general) : 0;
  const held = new Map<Side, number>(enabled ? sides.map((side) => [side, density]) : []);
  const options = xml.child(variable, "Dirichlet_options");
  for (const element of xml.children(options, "boundary_value")) {
    const id = xml.attribute(element, "ID") ?? "";
    const side = sideOf.get(id);
    if (!side) {
      xml.findings.error(element.place, `ID="${id}"`, `a side of the box: one of ${[...sideOf.keys()].join(", ")}`);
    } else if (xml.flagAttribute(element, "enabled", false)) {
      // PhysiCell reads an empty tag as 0.
      if (element.text === "") xml.findings.warn(element.place, "an empty tag holds the side at 0");
      held.set(side, element.text === "" ? 0 : xml.numberOf(element));
    } else {
      if (element.text !== "") xml.numberOf(element);
      held.delete(side);
    }
  }
  const used = sides.filter((side) => dimensions === 3 || !side.startsWith("z"));
  return Object.fromEntries(used.flatMap((side) => (held.has(side) ? [[side, held.get(side) as number]] : [])));
}
