/** Small tissues as files, and the built command in a folder of its own; for the tests of tissues. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

export const command = fileURLToPath(new URL("../../bin/immunarium", import.meta.url));

export interface Ended {
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}

/** A folder that is gone after the tests, and the command in it. */
export function workplace(name: string) {
  const place = mkdtempSync(join(tmpdir(), `immunarium-${name}-`));
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "" };
  afterAll(() => rmSync(place, { recursive: true, force: true }));
  const immunarium = (...typed: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      execFile(process.execPath, [command, ...typed], { cwd: place, env, maxBuffer: 1e8 }, (error, out, err) =>
        resolve({ code: error ? (error.code ?? error.signal ?? null) : 0, out, err }),
      );
    });
  const file = (path: string, content: string | Uint8Array): string => {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content);
    return path;
  };
  return { place, env, immunarium, file };
}

/** Twelve cells that grow and divide, two that hunt them, and what both use up and follow. */
export const hunt = `tissue: Hunt
duration: 2 hours
save-every: 30 min
seed: 3
domain: { x: [-100 um, 100 um], y: [-100 um, 100 um], voxel: 20 um }
substances:
  - { name: oxygen, unit: mmHg, diffusion: 1e5 um^2/min, decay: 0.1 1/min, initial: 38, fixed: 38 }
  - { name: chemokine, diffusion: 1000 um^2/min, decay: 0.1 1/min }
cell-types:
  - name: tumour
    cycle: { phases: [0.01 1/min] }
    apoptosis: { rate: 0.0005 1/min }
    exchange:
      - { substance: oxygen, uptake: 8 1/min }
      - { substance: chemokine, secretion: 1 1/min, target: 1 }
  - name: T cell
    motility: { speed: 4 um/min, persistence-time: 3 min, bias: 0.5, sensitivities: { chemokine: 1 } }
    interactions: { attack: { tumour: 0.5 1/min }, attack-damage-rate: 1 1/min, attack-duration: 10 min }
rules:
  - { cells: tumour, signal: damage, increases: apoptosis, to: 0.1 1/min, half-maximum: 5, power: 2 }
strewn:
  - { type: tumour, count: 12, within: { centre: [0 um, 0 um], radius: 40 um } }
  - { type: T cell, count: 4 }
`;

/** A PhysiCell project of a few cells. */
export const project: Readonly<Record<string, string>> = {
  "config/PhysiCell_settings.xml": `<PhysiCell_settings version="1.14">
  <domain>
    <x_min>-100</x_min><x_max>100</x_max><y_min>-100</y_min><y_max>100</y_max><z_min>-10</z_min><z_max>10</z_max>
    <dx>20</dx><dy>20</dy><dz>20</dz><use_2D>true</use_2D>
  </domain>
  <overall>
    <max_time units="min">60</max_time><time_units>min</time_units><space_units>micron</space_units>
    <dt_diffusion>0.01</dt_diffusion><dt_mechanics>0.1</dt_mechanics><dt_phenotype>6</dt_phenotype>
  </overall>
  <save><full_data><interval>30</interval></full_data></save>
  <microenvironment_setup>
    <variable name="oxygen" units="mmHg" ID="0">
      <physical_parameter_set>
        <diffusion_coefficient>100000</diffusion_coefficient><decay_rate>0.1</decay_rate>
      </physical_parameter_set>
      <initial_condition>38</initial_condition>
      <Dirichlet_boundary_condition enabled="true">38</Dirichlet_boundary_condition>
    </variable>
    <options><calculate_gradients>true</calculate_gradients></options>
  </microenvironment_setup>
  <cell_definitions>
    <cell_definition name="tumour" ID="0">
      <phenotype>
        <cycle code="5" name="live">
          <phase_transition_rates><rate start_index="0" end_index="0">0.01</rate></phase_transition_rates>
        </cycle>
        <secretion><substrate name="oxygen"><uptake_rate>10</uptake_rate></substrate></secretion>
      </phenotype>
    </cell_definition>
  </cell_definitions>
  <initial_conditions>
    <cell_positions type="csv" enabled="true"><folder>./config</folder><filename>cells.csv</filename></cell_positions>
  </initial_conditions>
  <cell_rules><rulesets>
    <ruleset protocol="CBHG" version="3.0" format="csv" enabled="true">
      <folder>./config</folder><filename>rules.csv</filename>
    </ruleset>
  </rulesets></cell_rules>
</PhysiCell_settings>
`,
  "config/cells.csv": "x,y,z,type\n0,0,0,tumour\n18,0,0,tumour\n0,18,0,tumour\n",
  "config/rules.csv": "tumour,pressure,decreases,cycle entry,0,1,4,0\n",
};
