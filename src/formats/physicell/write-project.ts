import type {
  CellType,
  InitialField,
  PhaseChange,
  Side,
  TissueModel,
  TissueScenario,
} from "../../models/tissue/contract.ts";
import { type TypeToWrite, writeCellType } from "./write-cell-type.ts";
import { csvField, writeCells, writeFields, writeHeld } from "./write-csv.ts";
import { printXml, type Tag, tag } from "./write-xml.ts";

export interface WrittenProject {
  /** Texts by path within the project's folder: `config/PhysiCell_settings.xml`, and the files that it names. */
  readonly files: ReadonlyMap<string, string>;
  /** What of the scenario PhysiCell's files cannot say. */
  readonly warnings: readonly string[];
}

/**
 * A scenario as a PhysiCell project (1.14): `readPhysicellProject` gives the same scenario back where there are no
 * warnings, and PhysiCell runs it with the stock template.
 *
 * @throws {InputError} where a name has a comma, which PhysiCell's CSV files cannot hold, or a custom value's name
 *   cannot be an XML tag
 */
export function writePhysicellProject(scenario: TissueScenario): WrittenProject {
  const { model, cells } = scenario;
  const files = new Map<string, string>();
  if (model.rules.length > 0) files.set("config/cell_rules.csv", writeRules(model));
  if (cells.length > 0) files.set("config/cells.csv", writeCells(cells));
  const fields = [...scenario.fields.map((field) => withoutGaps(field, model)), ...uniform(scenario)];
  if (scenario.fields.length > 0) files.set("config/fields.csv", writeFields(fields, model.domain));
  if (scenario.held.length > 0) files.set("config/held.csv", writeHeld(scenario.held, model.domain));
  files.set("config/PhysiCell_settings.xml", printXml(settings(scenario)));
  return { files, warnings: unsaid(scenario) };
}

/** With a file of densities, PhysiCell starts all that it does not name at 0, so it must name all others too. */
function uniform({ fields, model }: TissueScenario): readonly InitialField[] {
  const others = model.substances.filter(
    ({ name, initial }) => initial !== 0 && fields.every(({ substance }) => substance !== name),
  );
  const voxels = fields[0]?.values.length ?? 0;
  return others.map(({ name, initial }) => ({ substance: name, values: new Float64Array(voxels).fill(initial) }));
}

function writeRules({ rules }: TissueModel): string {
  const lines = rules.map((rule) =>
    [
      csvField(rule.cellType),
      csvField(rule.signal),
      rule.direction,
      csvField(rule.behaviour),
      rule.response,
      rule.halfMaximum,
      rule.hillPower,
      rule.appliesToDead ? 1 : 0,
    ].join(","),
  );
  return `${lines.join("\n")}\n`;
}

/** PhysiCell wants a density for every voxel. */
function withoutGaps({ substance, values }: InitialField, { substances }: TissueModel): InitialField {
  const initial = substances.find(({ name }) => name === substance)?.initial ?? 0;
  return { substance, values: values.map((value) => (Number.isNaN(value) ? initial : value)) };
}

function settings(scenario: TissueScenario): Tag {
  const { model } = scenario;
  const types = model.cellTypes.map((type, ID) => writeCellType(toWrite(type, ID, model), model));
  return tag(
    "PhysiCell_settings",
    [
      domain(model),
      overall(scenario),
      tag("parallel", [tag("omp_num_threads", 1)]),
      save(scenario),
      tag("options", [
        tag("legacy_random_points_on_sphere_in_divide", false),
        tag("virtual_wall_at_domain_edge", model.wall),
        tag("disable_automated_spring_adhesions", !model.automaticSprings),
        tag("random_seed", scenario.seed),
      ]),
      microenvironment(scenario),
      tag("cell_definitions", types),
      tag("initial_conditions", [
        tag("cell_positions", [tag("folder", "./config"), tag("filename", "cells.csv")], {
          type: "csv",
          enabled: scenario.cells.length > 0,
        }),
      ]),
      tag("cell_rules", [
        tag("rulesets", [
          tag("ruleset", [tag("folder", "./config"), tag("filename", "cell_rules.csv")], {
            protocol: "CBHG",
            version: "3.0",
            format: "csv",
            enabled: model.rules.length > 0,
          }),
        ]),
        tag("settings", []),
      ]),
      tag("user_parameters", [
        tag("number_of_cells", cellsPerType(scenario), {
          type: "int",
          units: "none",
          description: "initial number of cells (for each cell type)",
        }),
      ]),
    ],
    { version: "1.14" },
  );
}

function toWrite(type: CellType, ID: number, model: TissueModel): TypeToWrite {
  const last = ID === model.cellTypes.length - 1;
  const shared = last ? model.sharedDeathPhases : undefined;
  const ruled = (beginning: string) =>
    model.rules.some(({ cellType, behaviour }) => cellType === type.name && behaviour.startsWith(beginning));
  return {
    type,
    ID,
    phases: {
      apoptosis: shared?.apoptosis ?? type.apoptosis.changes,
      necrosis: shared?.necrosis ?? type.necrosis.changes,
    },
    divides: ruled("asymmetric division to ") || Object.keys(type.asymmetricDivision).length > 0,
    weighs: ruled("chemotactic response to ") || Object.keys(type.motility.sensitivities).length > 0,
  };
}

function domain({ domain: { minimum, maximum, spacing, dimensions } }: TissueModel): Tag {
  const ends = ["x", "y", "z"].flatMap((axis, i) => [tag(`${axis}_min`, minimum[i]), tag(`${axis}_max`, maximum[i])]);
  const edges = ["dx", "dy", "dz"].map((name, i) => tag(name, spacing[i]));
  return tag("domain", [...ends, ...edges, tag("use_2D", dimensions === 2)]);
}

const minutes = { units: "min" };

function overall({ duration, steps }: TissueScenario): Tag {
  return tag("overall", [
    tag("max_time", duration, minutes),
    tag("time_units", "min"),
    tag("space_units", "micron"),
    tag("dt_diffusion", steps.diffusion, minutes),
    tag("dt_mechanics", steps.mechanics, minutes),
    tag("dt_phenotype", steps.phenotype, minutes),
  ]);
}

function save({ saveEvery }: TissueScenario): Tag {
  return tag("save", [
    tag("folder", "output"),
    tag("full_data", [tag("interval", saveEvery, minutes), tag("enable", true)]),
    tag("SVG", [tag("interval", saveEvery, minutes), tag("enable", false)]),
    tag("legacy_data", [tag("enable", false)]),
  ]);
}

const sideNames: readonly (readonly [string, Side])[] = [
  ["xmin", "xMinimum"],
  ["xmax", "xMaximum"],
  ["ymin", "yMinimum"],
  ["ymax", "yMaximum"],
  ["zmin", "zMinimum"],
  ["zmax", "zMaximum"],
];

function microenvironment({ model, fields, held: voxels }: TissueScenario): Tag {
  const variables = model.substances.map(({ name, unit, diffusion, decay, initial, fixed }, ID) => {
    const held = Object.values(fixed);
    const bySide = sideNames.map(([id, side]) =>
      tag("boundary_value", fixed[side] ?? 0, { ID: id, enabled: fixed[side] !== undefined }),
    );
    const content = [
      tag("physical_parameter_set", [
        tag("diffusion_coefficient", diffusion, { units: "micron^2/min" }),
        tag("decay_rate", decay, { units: "1/min" }),
      ]),
      tag("initial_condition", initial, { units: unit }),
      tag("Dirichlet_boundary_condition", held[0] ?? 0, { units: unit, enabled: held.length > 0 }),
      tag("Dirichlet_options", bySide),
    ];
    return tag("variable", content, { name, units: unit, ID });
  });
  const options = tag("options", [
    tag("calculate_gradients", true),
    tag("track_internalized_substrates_in_each_agent", model.internalised),
    tag("initial_condition", [tag("filename", "./config/fields.csv")], { type: "csv", enabled: fields.length > 0 }),
    tag("dirichlet_nodes", [tag("filename", "./config/held.csv")], { type: "csv", enabled: voxels.length > 0 }),
  ]);
  return tag("microenvironment_setup", [...variables, options]);
}

/** Cells of each type that the template strews; 0 where the scenario asks for anything else. */
function cellsPerType({ strewn, model }: TissueScenario): number {
  const count = strewn[0]?.count ?? 0;
  const alike = strewn.every(({ type, count: own, within }, index) => {
    return type === model.cellTypes[index]?.name && own === count && within === undefined;
  });
  return alike && strewn.length === model.cellTypes.length ? count : 0;
}

function unsaid(scenario: TissueScenario): readonly string[] {
  const { model } = scenario;
  const warnings: string[] = [];
  if (scenario.numerics !== "physicell")
    warnings.push("PhysiCell computes with its own numerics, not the accurate ones");
  if (scenario.strewn.some(({ count }) => count > 0) && cellsPerType(scenario) === 0) {
    warnings.push("strewn cells are left out: PhysiCell strews as many of every type, over the whole box");
  }
  for (const { substance } of scenario.held)
    warnings.push(
      `held densities of ${substance} inside of the box are in held.csv, which PhysiCell 1.14 does not read`,
    );
  for (const { substance, values } of scenario.fields) {
    if (values.some(Number.isNaN)) warnings.push(`voxels without a density of ${substance} have its initial value`);
  }
  for (const type of model.cellTypes) warnings.push(...unsaidOfType(type, model));
  for (const way of ["apoptosis", "necrosis"] as const) {
    const shared = model.sharedDeathPhases?.[way];
    const last = model.cellTypes.at(-1)?.[way].changes ?? [];
    if (shared && !samePhases(shared, last)) {
      warnings.push(`the last type's ${way} phases give way to the shared ones: PhysiCell keeps one set for all types`);
    } else if (!shared && model.cellTypes.some((type) => !samePhases(type[way].changes, last))) {
      warnings.push(`PhysiCell uses the last type's ${way} phases for all types`);
    }
  }
  return warnings;
}

function unsaidOfType(type: CellType, { cellTypes, domain }: TissueModel): readonly string[] {
  const { name, interactions, mechanics, motility, releasedAtDeath, passedToEater, custom } = type;
  const said = (values: Readonly<Record<string, number>>) => Object.keys(values).length === 0;
  const inherited = cellTypes[0].custom.filter((value) => !custom.some((own) => own.name === value.name));
  const faults: readonly (readonly [boolean, string])[] = [
    [said(interactions.immunogenicity), "its immunogenicity is left out"],
    [said(releasedAtDeath), "what it releases at death is left out"],
    [said(passedToEater), "what its eater gets is left out: PhysiCell passes on all"],
    [mechanics.movable, "it moves: files cannot say that forces do not move a type"],
    [motility.inPlane || domain.dimensions === 3, "it crawls in the plane, as all cells of a flat tissue"],
    [inherited.length === 0, `it has ${inherited.map((value) => value.name).join(", ")}, as the first type does`],
    [Number.isInteger(mechanics.maximumAttachments), "its most attachments are cut to a whole number"],
  ];
  return faults.filter(([right]) => !right).map(([, text]) => `${name}: ${text}`);
}

const samePhases = (a: readonly PhaseChange[], b: readonly PhaseChange[]) =>
  a.every(({ rate, fixedDuration }, index) => rate === b[index]?.rate && fixedDuration === b[index]?.fixedDuration);
