import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { InvalidFile } from "../invalid-file.ts";
import { writeMatlab } from "./matlab.ts";
import { readPhysicellProject } from "./read-project.ts";

/** A project of two substances and two cell types; each part may be replaced. */
interface Parts {
  readonly domain?: string;
  readonly setup?: string;
  readonly tumour?: string;
  readonly tumourAttributes?: string;
  readonly immune?: string;
  readonly immuneAttributes?: string;
  readonly end?: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

const box = `<x_min>-100</x_min><x_max>100</x_max><y_min>-100</y_min><y_max>100</y_max>
  <z_min>-50</z_min><z_max>50</z_max><dx>20</dx><dy>20</dy><dz>20</dz><use_2D>true</use_2D>`;

const variable = (name: string, more = "", diffusion = "1000") => `<variable name="${name}" units="mmHg">
  <physical_parameter_set><diffusion_coefficient>${diffusion}</diffusion_coefficient><decay_rate>0.1</decay_rate></physical_parameter_set>
  <initial_condition>38</initial_condition>${more}</variable>`;

function settings(parts: Parts): string {
  return `<PhysiCell_settings version="1.14">
<domain>${parts.domain ?? box}</domain>
<overall><max_time>60</max_time></overall>
<save><full_data><interval>30</interval></full_data></save>
<microenvironment_setup>${parts.setup ?? variable("oxygen") + variable("debris")}</microenvironment_setup>
<cell_definitions>
<cell_definition name="tumour" ${parts.tumourAttributes ?? 'ID="0"'}>${parts.tumour ?? "<phenotype/>"}</cell_definition>
<cell_definition name="T cell" ${parts.immuneAttributes ?? 'ID="1"'}>${parts.immune ?? "<phenotype/>"}</cell_definition>
</cell_definitions>
${parts.end ?? ""}
</PhysiCell_settings>`;
}

function read(parts: Parts) {
  return readText(settings(parts), parts.files ?? {});
}

function readText(text: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const bytes = (content: string | Uint8Array) =>
    typeof content === "string" ? new TextEncoder().encode(content) : content;
  return readPhysicellProject({
    settings: { path: "demo/config/settings.xml", text },
    read: (path) => (path in files ? bytes(files[path]) : undefined),
  });
}

async function faults(parts: Parts): Promise<string> {
  const outcome = await read(parts).then(
    () => "",
    (error: unknown) => {
      if (error instanceof InvalidFile) return error.message;
      throw error;
    },
  );
  return outcome;
}

const noCells =
  "demo/config/settings.xml:1:1: PhysiCell_settings: no cells at the start: the files place none, and C++ of the project is not run";
const phenotype = (inner: string) => `<phenotype>${inner}</phenotype>`;
const ruleset = (attributes = 'version="3.0" enabled="true"') =>
  `<cell_rules><rulesets><ruleset protocol="CBHG" format="csv" ${attributes}><folder>./config</folder><filename>rules.csv</filename></ruleset></rulesets></cell_rules>`;
const positions = `<initial_conditions><cell_positions type="csv" enabled="true"><folder>./config</folder><filename>cells.csv</filename></cell_positions></initial_conditions>`;
const rules = (text: string, attributes?: string): Parts => ({
  end: ruleset(attributes),
  files: { "demo/config/rules.csv": text },
});
const cells = (text: string): Parts => ({ end: positions, files: { "demo/config/cells.csv": text } });

describe("reference projects", () => {
  const folder = new URL("../../../../shared/cases/physicell/rules_sample/", import.meta.url);
  if (!existsSync(folder)) {
    console.warn("PhysiCell's reference projects are not here: reading them was left out.");
    test.skip("PhysiCell's rules sample", () => {});
    return;
  }
  const root = fileURLToPath(folder);
  const path = `${root}config/PhysiCell_settings.xml`;
  const project = readPhysicellProject({
    settings: { path, text: readFileSync(path, "utf8") },
    read: (file) => (existsSync(file) ? readFileSync(file) : undefined),
  });

  test("PhysiCell's rules sample has 6 types, 5 substances, 27 rules and 1300 cells", async () => {
    const { scenario } = await project;
    expect(scenario.model.cellTypes.length).toBe(6);
    expect(scenario.model.substances.length).toBe(5);
    expect(scenario.model.rules.length).toBe(27);
    expect(scenario.cells.length).toBe(1300);
    expect(scenario.numerics).toBe("physicell");
  });

  test("its tumour asks for an apoptosis of 516 min, and gets the exponential time of the last type", async () => {
    const { scenario, warnings } = await project;
    expect(scenario.model.cellTypes[0].apoptosis.changes[0]).toMatchObject({
      rate: 1 / (516 + 1e-16),
      fixedDuration: true,
    });
    expect(scenario.model.sharedDeathPhases?.apoptosis[0]).toMatchObject({ rate: 0.001938, fixedDuration: false });
    expect(warnings.filter((text) => text.includes("one set of apoptosis phases")).length).toBe(1);
  });
});

describe("the tissue", () => {
  test("in two dimensions the box is one voxel thick, whatever its file says of z", async () => {
    const { scenario } = await read({});
    expect(scenario.model.domain).toEqual({
      minimum: [-100, -100, -10],
      maximum: [100, 100, 10],
      spacing: [20, 20, 20],
      dimensions: 2,
    });
  });

  test("a box that its voxels do not fill grows to the next whole voxel, with a warning", async () => {
    const { scenario, warnings } = await read({ domain: box.replace("<dx>20", "<dx>30") });
    expect(scenario.model.domain.maximum[0]).toBe(110);
    expect(warnings.join()).toContain("enlarged to x_max = 110");
  });

  test("each side starts from the general condition, and its own tag sets both whether and at what it is held", async () => {
    const sides = `<Dirichlet_boundary_condition enabled="true">5</Dirichlet_boundary_condition><Dirichlet_options>
      <boundary_value ID="xmin" enabled="true">7</boundary_value><boundary_value ID="xmax" enabled="false">9</boundary_value>
      <boundary_value ID="ymin" enabled="true"/><boundary_value ID="zmin" enabled="true">1</boundary_value></Dirichlet_options>`;
    const { scenario } = await read({ setup: variable("oxygen", sides) });
    expect(scenario.model.substances[0].fixed).toEqual({ xMinimum: 7, yMinimum: 0, yMaximum: 5 });
  });

  test("sides count only where the general condition of some substance is enabled, as in PhysiCell", async () => {
    const side = '<Dirichlet_options><boundary_value ID="xmin" enabled="true">7</boundary_value></Dirichlet_options>';
    const off = '<Dirichlet_boundary_condition enabled="false">5</Dirichlet_boundary_condition>';
    const on = '<Dirichlet_boundary_condition enabled="true">5</Dirichlet_boundary_condition>';
    const none = await read({ setup: variable("oxygen", off + side) + variable("debris", off) });
    expect(none.scenario.model.substances[0].fixed).toEqual({});
    expect(none.warnings.join()).toContain("no side holds oxygen, as in PhysiCell");
    const some = await read({ setup: variable("oxygen", off + side) + variable("debris", on) });
    expect(some.scenario.model.substances[0].fixed).toEqual({ xMinimum: 7 });
  });

  test("a clock as seed becomes a fixed one, with a warning, and the user's seed comes first", async () => {
    const clock = "<options><random_seed>system_clock</random_seed></options>";
    const asked = await read({ end: clock });
    expect(asked.scenario.seed).toBe(0);
    expect(asked.warnings.join()).toContain("asks for another seed each time");
    const user = "<user_parameters><random_seed>42</random_seed><number_of_cells>5</number_of_cells></user_parameters>";
    const { scenario } = await read({ end: clock + user });
    expect(scenario.seed).toBe(42);
    expect((await read({ end: clock + user })).warnings.join()).toContain("user_parameters/random_seed is 42");
    expect(scenario.strewn).toEqual([
      { type: "tumour", count: 5 },
      { type: "T cell", count: 5 },
    ]);
  });

  test("tags of PhysiCell's older templates, threads and pictures are passed over in silence", async () => {
    const end =
      "<parallel><omp_num_threads>4</omp_num_threads></parallel><options><mechanics_voxel_size>30</mechanics_voxel_size></options>";
    const user = '<user_parameters><random_seed hidden="true">0</random_seed></user_parameters>';
    const { warnings } = await read({
      tumour: phenotype("<molecular />"),
      ...rules("tumour,oxygen,decreases,necrosis,0,3,8,0"),
      end: end + user,
    });
    expect(warnings).toEqual([noCells]);
  });

  test("user parameters that only code could read are told in one line", async () => {
    const user = "<user_parameters><dose>4</dose><start>1</start></user_parameters>";
    expect((await read({ end: user })).warnings.join()).toContain("these user parameters: dose, start have no effect");
  });

  test("an unknown tag is told with its line and what it may have meant", async () => {
    const { warnings } = await read({
      tumour: phenotype("<motility>\n<spede>1</spede></motility>"),
    });
    expect(warnings).toEqual([
      noCells,
      "demo/config/settings.xml:13:1: cell_definitions/cell_definition/phenotype/motility/spede: the unknown tag <spede> is not read (did you mean speed?)",
    ]);
  });
});

describe("cell types", () => {
  const first =
    phenotype(`<cycle code="6"><phase_transition_rates><rate start_index="1" end_index="2" fixed_duration="true">0.01</rate></phase_transition_rates></cycle>
    <volume><total>3000</total></volume><motility><options><enabled>true</enabled></options></motility>
    <secretion><substrate name="oxygen"><uptake_rate>10</uptake_rate></substrate></secretion>
    <cell_interactions><attack_rates><attack_rate name="T cell">0.1</attack_rate></attack_rates></cell_interactions>`);

  test("a type without a parent inherits the default's body, not its actions", async () => {
    const { scenario } = await read({ tumour: first });
    const [tumour, immune] = scenario.model.cellTypes;
    expect(immune.volume.total).toBe(3000);
    expect(immune.cycle).toEqual(tumour.cycle);
    expect([immune.exchange, immune.interactions.attack, immune.motility.enabled]).toEqual([{}, {}, false]);
    expect(immune.interactions.attackDamageRate).toBe(1);
  });

  test("a type with a parent inherits all of it", async () => {
    const { scenario } = await read({ tumour: first, immuneAttributes: 'ID="1" parent_type="tumour"' });
    const [tumour, immune] = scenario.model.cellTypes;
    expect({ ...immune, name: "tumour" }).toEqual(tumour);
  });

  test("where a cycle's model is named again, rates are inherited and fixed durations are not, as in PhysiCell", async () => {
    const { scenario } = await read({ tumour: first, immune: phenotype('<cycle code="6"/>') });
    expect(scenario.model.cellTypes[0].cycle.changes[1]).toEqual({ from: 1, to: 2, rate: 0.01, fixedDuration: true });
    expect(scenario.model.cellTypes[1].cycle.changes[1]).toEqual({ from: 1, to: 2, rate: 0.01, fixedDuration: false });
  });

  test("without attack_duration an attack lasts one step of mechanics, and the file's reader is told", async () => {
    const { scenario, warnings } = await read({ tumour: first });
    expect(scenario.model.cellTypes[0].interactions.attackDuration).toBe(0.1);
    expect(warnings.join()).toContain("no attack_duration: attacks last one step, as in PhysiCell");
  });

  test("the damage_rate of before 1.14 is that of attacks, and an attack lasted one step", async () => {
    const old = "<cell_interactions><damage_rate>3</damage_rate></cell_interactions>";
    const { scenario, warnings } = await read({ tumour: phenotype(old) });
    expect(scenario.model.cellTypes[0].interactions).toMatchObject({ attackDamageRate: 3, attackDuration: 0.1 });
    expect(warnings.join()).toContain("damage_rate, of before PhysiCell 1.14, is read as attack_damage_rate");
    expect(warnings.join()).not.toContain("no attack_duration");
  });

  test("rates of 0 for types that are not there say nothing, others are told", async () => {
    const rates = (value: number) =>
      `<cell_transformations><transformation_rates><transformation_rate name="gone">${value}</transformation_rate></transformation_rates></cell_transformations>`;
    expect((await read({ tumour: phenotype(rates(0)) })).warnings).toEqual([noCells]);
    expect((await read({ tumour: phenotype(rates(1)) })).warnings.join()).toContain("the unknown cell type `gone`");
  });

  test("spaces around a name do not count, in tags, attributes and tables", async () => {
    const follow = `<motility><options><chemotaxis><enabled>true</enabled><substrate> oxygen</substrate><direction>1</direction></chemotaxis></options></motility>`;
    const { scenario } = await read({
      setup: variable(" oxygen") + variable("debris"),
      tumour: phenotype(
        `<secretion><substrate name=" oxygen"><uptake_rate>10</uptake_rate></substrate></secretion>${follow}`,
      ),
      ...rules("tumour, oxygen,decreases,necrosis,0,3,8,0"),
    });
    const [tumour] = scenario.model.cellTypes;
    expect([scenario.model.substances[0].name, tumour.exchange.oxygen.uptake]).toEqual(["oxygen", 10]);
    expect(tumour.motility.sensitivities).toEqual({ oxygen: 1 });
    expect(scenario.model.rules[0].signal).toBe("oxygen");
  });

  test("a distance at rest sets the adhesion that balances repulsion there", async () => {
    const mechanics = `<mechanics><cell_cell_adhesion_strength>9</cell_cell_adhesion_strength><options><set_relative_equilibrium_distance enabled="true">1.8</set_relative_equilibrium_distance></options></mechanics>`;
    const { scenario } = await read({ tumour: phenotype(mechanics) });
    const { adhesionStrength, repulsionStrength } = scenario.model.cellTypes[0].mechanics;
    // At 1.8 radii, with reach 1.25: push 10·(1 − 0.9)² equals pull c_a·(1 − 0.72)².
    expect(adhesionStrength * (1 - 0.72) ** 2).toBeCloseTo(repulsionStrength * 0.1 ** 2, 12);
  });

  test("simple chemotaxis becomes one sensitivity, which advanced chemotaxis replaces", async () => {
    const simple =
      "<chemotaxis><enabled>true</enabled><substrate>debris</substrate><direction>-1</direction></chemotaxis>";
    const advanced = `<advanced_chemotaxis><enabled>true</enabled><normalize_each_gradient>true</normalize_each_gradient><chemotactic_sensitivities><chemotactic_sensitivity substrate="oxygen">2</chemotactic_sensitivity></chemotactic_sensitivities></advanced_chemotaxis>`;
    const { scenario } = await read({
      tumour: phenotype(`<motility><options>${simple}</options></motility>`),
      immune: phenotype(`<motility><options>${simple}${advanced}</options></motility>`),
    });
    const [tumour, immune] = scenario.model.cellTypes.map(({ motility }) => motility);
    expect([tumour.sensitivities, tumour.normaliseEachGradient]).toEqual([{ debris: -1 }, false]);
    expect([immune.sensitivities, immune.normaliseEachGradient]).toEqual([{ oxygen: 2 }, true]);
  });

  test("one old rate of eating the dead stands for all three", async () => {
    const interactions =
      "<cell_interactions><dead_phagocytosis_rate>0.2</dead_phagocytosis_rate><necrotic_phagocytosis_rate>0.3</necrotic_phagocytosis_rate></cell_interactions>";
    const { scenario } = await read({ tumour: phenotype(interactions) });
    const expected = { apoptotic: 0.2, necrotic: 0.3, otherDead: 0.2, live: {} };
    expect(scenario.model.cellTypes[0].interactions.phagocytosis).toEqual(expected);
  });

  test("initial distributions keep their shape and bounds, and disabled ones are left out", async () => {
    const list = `<phenotype/><initial_parameter_distributions><distribution type="LogNormal"><behavior>oxygen uptake</behavior><mu>1</mu><sigma>0.5</sigma><upper_bound>20</upper_bound></distribution><distribution enabled="false" type="Uniform"/></initial_parameter_distributions>`;
    const { scenario } = await read({ tumour: list });
    expect(scenario.model.cellTypes[0].distributions).toEqual([
      { behaviour: "oxygen uptake", shape: "log-normal", mean: 1, deviation: 0.5, upperBound: 20, checkBase: true },
    ]);
  });
});

describe("rules", () => {
  test("a rule of version 3 is read with synonyms replaced, past comments and tabs", async () => {
    const { scenario } = await read(
      rules("// why\ntumour\tgradient of oxygen\tdecreases,exit from cycle phase 0,0,2,4,1\n"),
    );
    expect(scenario.model.rules).toEqual([
      {
        cellType: "tumour",
        signal: "oxygen gradient",
        direction: "decreases",
        behaviour: "cycle entry",
        response: 0,
        halfMaximum: 2,
        hillPower: 4,
        appliesToDead: true,
      },
    ]);
  });

  test("rules of versions 0 and 1 mean the same as those of version 3", async () => {
    const three = await read(rules("tumour,oxygen,decreases,necrosis,0.1,3,8,0"));
    const one = await read(rules("tumour,oxygen,decreases,necrosis,5,0.1,3,8,0", 'version="1" enabled="true"'));
    const zero = await read(rules("tumour,necrosis,0.1,5,7,oxygen,decreases,3,8,0", 'version="0" enabled="true"'));
    expect(one.scenario.model.rules).toEqual(three.scenario.model.rules);
    expect(zero.scenario.model.rules).toEqual(three.scenario.model.rules);
  });

  test("a base value in an old rule wins over another one of the cell type, and is told", async () => {
    const old = (base: number) =>
      rules(`tumour,oxygen,decreases,necrosis,${base},0.1,3,8,0`, 'version="1" enabled="true"');
    expect((await read(old(0))).warnings.join()).not.toContain("base value");
    const { scenario, warnings } = await read(old(5));
    expect(scenario.model.cellTypes[0].necrosis.rate).toBe(5);
    expect(warnings.join()).toContain("base value 5 of `necrosis` replaces that of the cell type tumour, 0");
  });

  test("eating the dead, one behaviour before 1.14, becomes three", async () => {
    const { scenario } = await read(rules("T cell,oxygen,increases,phagocytose dead cell,0.1,3,8,0"));
    expect(scenario.model.rules.map(({ behaviour }) => behaviour)).toEqual([
      "phagocytose apoptotic cell",
      "phagocytose necrotic cell",
      "phagocytose other dead cell",
    ]);
  });

  test("in a project of before 1.14, the damage rate of rules is that of attacks", async () => {
    const rule = rules("tumour,oxygen,increases,damage rate,2,3,8,0");
    expect((await read(rule)).scenario.model.rules[0].behaviour).toBe("damage rate");
    const old = phenotype("<cell_interactions><damage_rate>1</damage_rate></cell_interactions>");
    const { scenario, warnings } = await read({ tumour: old, ...rule });
    expect(scenario.model.rules[0].behaviour).toBe("attack damage rate");
    expect(warnings.join()).toContain("is read as `attack damage rate`");
  });

  test("rules with the columns of another version are refused with its number", async () => {
    const zero = "tumour,necrosis,0,0,0.1,oxygen,decreases,3,8,0";
    const message = await faults(rules(`${zero}\n${zero}`));
    expect(message).toBe(
      'demo/config/rules.csv:1: found a rule with 10 columns; expected 8, or version="0" in the ruleset, which has so many.',
    );
  });

  test("a disabled ruleset is passed over, and its file need not be there", async () => {
    const { scenario } = await read({ end: ruleset('version="3.0" enabled="false"') });
    expect(scenario.model.rules).toEqual([]);
  });

  test("everything that is wrong with rules is told at once, with line, column and near names", async () => {
    const message = await faults(
      rules(
        "tumour,oxygen,decreases,necrosis,0,3.75,8\ntumor,oxigen,decreases,necrosis,,3.75,x,0\ntumour,oxygen,lowers,apoptosis,0,0,8,0",
      ),
    );
    expect(message.split("\n")).toEqual([
      "demo/config/rules.csv:1: found a rule with 7 columns; expected 8: cell type, signal, direction, behaviour, response, half maximum, hill power, applies to dead.",
      "demo/config/rules.csv:2:1: cell type: found the unknown cell type `tumor`; expected one of tumour, T cell (did you mean tumour?).",
      "demo/config/rules.csv:2:7: signal: found the unknown signal `oxigen`; expected a signal of the model (did you mean oxygen?).",
      "demo/config/rules.csv:2:33: response: found an empty field; expected a value: PhysiCell would pass over the whole rule.",
      "demo/config/rules.csv:2:39: hill power: found `x`; expected a number above 0.",
      "demo/config/rules.csv:3:15: direction: found `lowers`; expected increases or decreases.",
      "demo/config/rules.csv:3:34: half maximum: found `0`; expected a number above 0.",
    ]);
  });

  test("a rule on chemotaxis that PhysiCell would not look at is left out with a warning", async () => {
    const { scenario, warnings } = await read(
      rules("tumour,pressure,increases,chemotactic response to oxygen,1,1,4,0"),
    );
    expect(scenario.model.rules).toEqual([]);
    expect(warnings.join()).toContain("does nothing in PhysiCell");
  });
});

describe("asymmetric division", () => {
  const division = (enabled: boolean, like: number, other: number) =>
    phenotype(
      `<cycle code="5"><standard_asymmetric_division enabled="${enabled}"><asymmetric_division_probability name="tumour">${like}</asymmetric_division_probability><asymmetric_division_probability name="T cell">${other}</asymmetric_division_probability></standard_asymmetric_division></cycle>`,
    );
  const rule = rules("tumour,time,increases,asymmetric division to T cell,1,3,8,0");

  test("rules on it are left out where it is not enabled, as in PhysiCell, and that is told", async () => {
    const off = await read({ tumour: division(false, 1, 0), ...rule });
    expect(off.scenario.model.rules).toEqual([]);
    expect(off.warnings.join()).toContain("no standard_asymmetric_division that is enabled");
    expect((await read({ tumour: division(true, 1, 0), ...rule })).scenario.model.rules.length).toBe(1);
  });

  test("probabilities above 1 together are taken off the mother's own type, as far as it goes", async () => {
    const { scenario } = await read({ tumour: division(true, 1, 0.25) });
    expect(scenario.model.cellTypes[0].asymmetricDivision).toEqual({ tumour: 0.75, "T cell": 0.25 });
  });
});

describe("cells of the start", () => {
  test("a file without a heading gives types by number", async () => {
    const { scenario } = await read(cells("1,2,0,1\n3,4,0,0"));
    expect(scenario.cells).toEqual([
      { position: [1, 2, 0], type: "T cell" },
      { position: [3, 4, 0], type: "tumour" },
    ]);
  });

  test("values are those of the heading; empty ones, skipped ones and missing ones are the type's", async () => {
    const { scenario, warnings } = await read(
      cells("x,y,z,type,volume,cycle entry,colour\n1,2,0,tumour,2000,s,red\n1,2,0,tumour,,0.5\n1,2,0,tumour"),
    );
    expect(scenario.cells.map(({ values }) => values)).toEqual([{ volume: 2000 }, { "cycle entry": 0.5 }, undefined]);
    expect(warnings.join()).toContain("cells.csv:1:31: the unknown column `colour` is left out");
  });

  test("a cell outside of the box is kept and told", async () => {
    const { scenario, warnings } = await read(cells("x,y,z,type\n500,0,0,tumour"));
    expect(scenario.cells.length).toBe(1);
    expect(warnings.join()).toContain("cells.csv:2: a cell at 500, 0, 0, outside of the box is frozen there");
  });

  test("NA in a position is refused with its line and column", async () => {
    expect(await faults(cells("x,y,z,type\n0,0,0,tumour\n0,NA,0,tumour"))).toBe(
      "demo/config/cells.csv:3:3: y: found `NA`; expected a number, in µm.",
    );
  });
});

describe("densities of the start", () => {
  const initial = (type: string, name: string) =>
    `${variable("oxygen")}${variable("debris")}<options><initial_condition type="${type}" enabled="true"><filename>./config/${name}</filename></initial_condition></options>`;
  const small =
    "<x_min>0</x_min><x_max>40</x_max><y_min>0</y_min><y_max>20</y_max><z_min>0</z_min><z_max>20</z_max><dx>20</dx><dy>20</dy><dz>20</dz>";

  test("CSV fills the substances of its heading", async () => {
    const files = { "demo/config/start.csv": "x,y,z,debris\n30,10,10,7\n10,10,10,5\n" };
    const { scenario } = await read({ domain: small, setup: initial("csv", "start.csv"), files });
    expect(scenario.fields[0]).toEqual({ substance: "debris", values: Float64Array.of(5, 7) });
  });

  test("substances that a file of densities does not name start at 0, as in PhysiCell, and that is told", async () => {
    const files = { "demo/config/start.csv": "x,y,z,debris\n30,10,10,7\n10,10,10,5\n" };
    const { scenario, warnings } = await read({ domain: small, setup: initial("csv", "start.csv"), files });
    expect(scenario.fields[1]).toEqual({ substance: "oxygen", values: Float64Array.of(0, 0) });
    expect(warnings.join()).toContain("oxygen is not in the file: it starts at 0, as in PhysiCell, not at 38");
  });

  test("held voxels of CSV hold the substances that have a number there", async () => {
    const nodes = `${variable("oxygen")}${variable("debris")}<options><dirichlet_nodes type="csv" enabled="true"><filename>./config/held.csv</filename></dirichlet_nodes></options>`;
    const files = { "demo/config/held.csv": "x,y,z,oxygen,debris\n30,10,10,7,\n" };
    const { scenario } = await read({ domain: small, setup: nodes, files });
    expect(scenario.held).toEqual([{ substance: "oxygen", values: Float64Array.of(Number.NaN, 7) }]);
  });

  test("MATLAB 4 fills all substances, and newer versions are refused by name", async () => {
    const values = Float64Array.of(30, 10, 10, 10, 10, 10, 1, 2, 3, 4);
    const matrix = writeMatlab({ name: "start", rows: 2, columns: 5, values });
    const parts = { domain: small, setup: initial("matlab", "start.mat") };
    const { scenario } = await read({ ...parts, files: { "demo/config/start.mat": matrix } });
    expect(scenario.fields.map((field) => [field.substance, ...field.values])).toEqual([
      ["oxygen", 2, 1],
      ["debris", 4, 3],
    ]);
    const newer = { "demo/config/start.mat": "MATLAB 7.3 MAT-file, Platform: GLNXA64" };
    expect(await faults({ ...parts, files: newer })).toContain(
      "found a MATLAB file of version 7.3; expected version 4",
    );
  });
});

describe("what cannot be used is refused with its place", () => {
  test.each([
    [
      "a voxel of no size",
      { domain: box.replace("<dx>20", "<dx>0") },
      "settings.xml:3:38: domain/dx: found `0`; expected a number above 0",
    ],
    [
      "a negative diffusion",
      { setup: variable("oxygen", "", "-1") },
      "diffusion_coefficient: found `-1`; expected a number at least 0",
    ],
    [
      "a number that is none",
      { setup: variable("oxygen", "", "fast") },
      "diffusion_coefficient: found `fast`; expected a number",
    ],
    ["a negative rate", { tumour: phenotype("<motility><speed>-2</speed></motility>") }, "motility/speed: found `-2`"],
    [
      "an unknown substance",
      { tumour: phenotype('<secretion><substrate name="oxigen"/></secretion>') },
      "the unknown substance `oxigen`; expected one of oxygen, debris (did you mean oxygen?)",
    ],
    [
      "a missing file",
      { end: positions },
      "found no file `./config/cells.csv`; expected one at demo/config/cells.csv or demo/config/config/cells.csv",
    ],
    [
      "a Boolean network",
      { tumour: phenotype('<intracellular type="maboss"/>') },
      "found a Boolean network (MaBoSS, add-on PhysiBoSS); expected a project without models inside of its cells",
    ],
    [
      "an unknown cycle",
      { tumour: phenotype('<cycle code="9"/>') },
      'found code="9"; expected a cycle model: one of 0 (Ki67 (advanced))',
    ],
  ] satisfies [string, Parts, string][])("%s", async (_, parts, expected) => {
    expect(await faults(parts)).toContain(expected);
  });

  test("XML that breaks off, with the tag that it left open", async () => {
    const text = settings({}).slice(0, 400);
    await expect(readText(text)).rejects.toThrow(
      /settings\.xml:\d+:\d+: found no valid XML .* inside <.*> of line \d+/,
    );
  });

  test("several faults at once, in the order of the lines", async () => {
    const message = await faults({
      domain: box.replace("<dx>20", "<dx>0"),
      tumour: phenotype("<volume><total>x</total></volume>"),
    });
    expect(message.split("\n").map((line) => line.split(": found")[0])).toEqual([
      "demo/config/settings.xml:3:38: domain/dx",
      "demo/config/settings.xml:12:58: cell_definitions/cell_definition/phenotype/volume/total",
    ]);
  });

  test("a project with behaviour in C++, but not the template's empty functions", async () => {
    const stock = `void phenotype_function( Cell* pCell, Phenotype& phenotype, double dt )\n{ return; }
      cell_defaults.functions.update_phenotype = phenotype_function; // custom
      cell_defaults.functions.contact_function = NULL; parameters.ints("number_of_cells"); pC = create_cell( *pCD ); set_parameters_from_distributions();`;
    await expect(read({ files: { "demo/custom_modules/custom.cpp": stock } })).resolves.toBeDefined();
    const own = `${stock}\nvoid eat( Cell* p, Phenotype& q, double dt )\n{ p->die(); }\npCD->functions.custom_cell_rule = eat;`;
    expect(await faults({ files: { "demo/custom_modules/custom.cpp": own } })).toBe(
      "demo/custom_modules/custom.cpp:7: found custom_cell_rule = eat, a function of the project itself; expected a project that its files describe without C++ of its own: this code is not run.",
    );
  });

  test("a project whose code places cells, holds densities, or sets numbers", async () => {
    const file = (code: string) => ({ files: { "demo/custom_modules/custom.cpp": code } });
    expect(await faults(file("for(auto p : spots){ create_cell( *pCD )->assign_position(p); }"))).toContain(
      "cells placed by code (1 calls of create_cell)",
    );
    expect(await faults(file("microenvironment.add_dirichlet_node( n , v );"))).toContain("densities held by code");
    const { warnings } = await read(file("int a;\npCD->phenotype.motility.migration_speed = 3;"));
    expect(warnings.join()).toContain("custom.cpp:2: numbers of the phenotype set by code, which is not run");
  });

  test("a project with code in a module that its main file includes, or its Makefile compiles", async () => {
    const own = { "demo/custom_modules/tumour.cpp": "pCD->functions.update_phenotype = grow;" };
    const main = { "demo/main.cpp": '#include "./custom_modules/tumour.h"' };
    const make = { "demo/Makefile": "tumour.o: ./custom_modules/tumour.cpp\n\tg++ -c ./custom_modules/tumour.cpp" };
    expect(await faults({ files: { ...own, ...main } })).toContain("tumour.cpp:1: found update_phenotype = grow");
    expect(await faults({ files: { ...own, ...make } })).toContain("tumour.cpp:1: found update_phenotype = grow");
  });
});
