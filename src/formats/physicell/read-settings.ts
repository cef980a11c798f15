import type { Domain, Vector } from "../../models/tissue/contract.ts";
import type { XmlElement } from "./xml-tree.ts";
import type { XmlValues } from "./xml-values.ts";

/** What of the settings is about the run, not about the tissue. */
export interface RunSettings {
  readonly duration: number;
  readonly steps: { readonly diffusion: number; readonly mechanics: number; readonly phenotype: number };
  readonly saveEvery: number;
  readonly seed: number;
  readonly wall: boolean;
  readonly automaticSprings: boolean;
  /** Whether a cell definition without a parent keeps even what PhysiCell sets to zero since 1.10. */
  readonly wholeCopyOfDefaults: boolean;
  /** Cells of each type to strew over the box. */
  readonly cellsPerType: number;
}

/** More voxels than a machine's memory holds with a few substances. */
const mostVoxels = 500_000_000;

/** The box and its voxels. PhysiCell adds voxels until they reach over the upper ends. */
export function readDomain(root: XmlElement, xml: XmlValues): Domain {
  const domain = xml.child(root, "domain");
  if (!domain) {
    xml.findings.error({ ...root.place, key: "domain" }, "no such tag", "the box that holds the tissue");
    return { minimum: [0, 0, 0], maximum: [1, 1, 1], spacing: [1, 1, 1], dimensions: 3 };
  }
  const flat = xml.flag(domain, "use_2D", false);
  const axes = (["x", "y", "z"] as const).map((axis) => readAxis(domain, xml, axis, flat && axis === "z"));
  const pick = (key: "minimum" | "maximum" | "spacing") => axes.map((axis) => axis[key]) as unknown as Vector;
  const voxels = axes.reduce((product, { minimum, maximum, spacing }) => product * ((maximum - minimum) / spacing), 1);
  if (voxels > mostVoxels) {
    xml.findings.error(domain.place, `${voxels.toPrecision(3)} voxels`, `at most ${mostVoxels}`);
  }
  return {
    minimum: pick("minimum"),
    maximum: pick("maximum"),
    spacing: pick("spacing"),
    dimensions: flat ? 2 : 3,
  };
}

function readAxis(domain: XmlElement, xml: XmlValues, axis: "x" | "y" | "z", single: boolean) {
  const spacing = xml.required(domain, `d${axis}`, "above 0", "um", 1);
  const minimum = xml.required(domain, `${axis}_min`, "any", "um");
  const maximum = xml.required(domain, `${axis}_max`, "any", "um", minimum + spacing);
  if (single) return { minimum: -spacing / 2, maximum: spacing / 2, spacing };
  if (maximum <= minimum) {
    const place = { ...domain.place, key: `domain/${axis}_max` };
    xml.findings.error(place, `${maximum}, not above ${axis}_min`, `a number above ${minimum}`);
    return { minimum, maximum: minimum + spacing, spacing };
  }
  const reach = minimum + Math.ceil((maximum - minimum) / spacing) * spacing;
  // A whole number of voxels up to the rounding of such numbers as 0.1.
  if (Math.abs(reach - maximum) <= 1e-9 * (maximum - minimum)) return { minimum, maximum, spacing };
  const text = `d${axis} = ${spacing} does not divide the box: it is enlarged to ${axis}_max = ${reach}, as PhysiCell does`;
  xml.findings.warn(domain.place, text);
  return { minimum, maximum: reach, spacing };
}

/** Times, options and the two user parameters that PhysiCell's template reads. */
export function readRunSettings(root: XmlElement, xml: XmlValues): RunSettings {
  const overall = xml.child(root, "overall") ?? root;
  const time = (name: string, fallback: number) => xml.number(overall, name, fallback, "above 0", "min");
  checkUnitName(overall, "time_units", /^min/i, "minutes", xml);
  checkUnitName(overall, "space_units", /^(micron|um|µm)/i, "µm", xml);
  xml.ignore(xml.child(overall, "dt_intracellular"));
  const options = xml.child(root, "options");
  if (xml.flag(options, "legacy_random_points_on_sphere_in_divide", false)) {
    const element = xml.child(options, "legacy_random_points_on_sphere_in_divide") as XmlElement;
    xml.findings.warn(
      element.place,
      "the old, biased directions of division are not supported; those of today are used",
    );
  }
  const user = readUserParameters(root, xml);
  const duration = xml.required(overall, "max_time", "at least 0", "min");
  return {
    duration,
    steps: {
      diffusion: time("dt_diffusion", 0.01),
      mechanics: time("dt_mechanics", 0.1),
      phenotype: time("dt_phenotype", 6),
    },
    saveEvery: xml.number(root, "save/full_data/interval", 60, "above 0", "min"),
    seed: readSeeds(user.seed, xml.child(options, "random_seed"), xml),
    wall: xml.flag(options, "virtual_wall_at_domain_edge", false),
    automaticSprings: !xml.flag(options, "disable_automated_spring_adhesions", false),
    wholeCopyOfDefaults: xml.flag(options, "legacy_cell_defaults_copy", false),
    cellsPerType: user.cellsPerType,
  };
}

function checkUnitName(overall: XmlElement, name: string, fits: RegExp, unit: string, xml: XmlValues): void {
  const element = xml.child(overall, name);
  if (!element || fits.test(element.text)) return;
  xml.findings.warn(element.place, `\`${element.text}\` has no effect in PhysiCell: the numbers are read in ${unit}`);
}

/** Seeds that stand for another one each time become this one: a run must be repeatable. */
const seedForClock = 0;

/** A seed among the user parameters wins: PhysiCell's template sets it last. */
function readSeeds(user: XmlElement | undefined, option: XmlElement | undefined, xml: XmlValues): number {
  if (!user) return readSeed(option, xml) ?? 0;
  const seed = readSeed(user, xml) ?? 0;
  const other = option?.text ?? "";
  xml.ignore(option);
  if (option && other !== user.text) {
    xml.findings.warn(option.place, `this seed is not used: user_parameters/random_seed is ${seed}`);
  }
  return seed;
}

function readSeed(element: XmlElement | undefined, xml: XmlValues): number | undefined {
  if (!element) return undefined;
  if (/^(|random|system_clock)$/i.test(element.text)) {
    const text = `\`${element.text}\` asks for another seed each time; ${seedForClock} is used, so that the run can be repeated`;
    xml.findings.warn(element.place, text);
    return seedForClock;
  }
  const value = Number(element.text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  xml.findings.error(element.place, `\`${element.text}\``, "a whole number of at least 0, or system_clock");
  return undefined;
}

function readUserParameters(root: XmlElement, xml: XmlValues): { seed?: XmlElement; cellsPerType: number } {
  const user = xml.child(root, "user_parameters");
  const count = xml.child(user, "number_of_cells");
  const cells = count ? xml.numberOf(count, "at least 0") : 0;
  if (count && !Number.isInteger(cells)) {
    xml.findings.error(count.place, `\`${count.text}\``, "a whole number of cells of each type");
  }
  const seed = xml.child(user, "random_seed");
  const idle = user?.children.filter(({ used }) => !used.element) ?? [];
  for (const other of idle) xml.ignore(other);
  if (user && idle.length > 0) {
    const names = idle.map(({ name }) => name).join(", ");
    const text = `only code of the project itself could read these user parameters: ${names} have no effect here`;
    xml.findings.warn(user.place, text);
  }
  return { ...(seed && { seed }), cellsPerType: cells };
}

/** Settings of PhysiCell's own threads and pictures: known, and of no use here. */
export function ignoreOutputSettings(root: XmlElement, xml: XmlValues): void {
  const save = xml.child(root, "save");
  const paths = [
    "folder",
    "SVG",
    "legacy_data",
    "intracellular_data",
    "full_data/enable",
    "full_data/settings_interval",
  ];
  for (const path of paths) xml.ignore(xml.at(save, path));
  xml.ignore(xml.child(root, "parallel"));
}
