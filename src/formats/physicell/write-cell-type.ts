import { InputError } from "../../foundation/errors.ts";
import type { CellType, PhaseChange, TissueModel } from "../../models/tissue/contract.ts";
import { cycleModels, deathModels } from "../../models/tissue/cycle-models.ts";
import { type Tag, tag } from "./write-xml.ts";

type Values = Readonly<Record<string, number>>;

/** A number with its unit, as PhysiCell writes both. */
const measured = (name: string, value: number, units: string) => tag(name, value, { units });

/** What a type says of itself and what it must say to be read so. */
export interface TypeToWrite {
  readonly type: CellType;
  readonly ID: number;
  /** Phases of dying to write: PhysiCell keeps those of the last type for all. */
  readonly phases: { readonly apoptosis: readonly PhaseChange[]; readonly necrosis: readonly PhaseChange[] };
  /** Whether gradients are weighed, even if all weights are 0 at first. */
  readonly weighs: boolean;
  /** Whether daughters may be of another type. */
  readonly divides: boolean;
}

/** A cell definition with every number written out, so that nothing of it depends on what it inherits. */
export function writeCellType({ type, ID, phases, weighs, divides }: TypeToWrite, model: TissueModel): Tag {
  const types = model.cellTypes.map(({ name }) => name);
  const substances = model.substances.map(({ name }) => name);
  const phenotype = [
    writeCycle(type, divides),
    tag("death", [writeDeath(type, "apoptosis", phases.apoptosis), writeDeath(type, "necrosis", phases.necrosis)]),
    writeVolume(type),
    writeMechanics(type, types),
    writeMotility(type, weighs, substances),
    writeSecretion(type),
    writeInteractions(type),
    tag("cell_transformations", [tag("transformation_rates", rates(type.transformations, "transformation_rate"))]),
    tag("cell_integrity", [
      measured("damage_rate", type.damageRate, "1/min"),
      measured("damage_repair_rate", type.damageRepairRate, "1/min"),
    ]),
  ];
  const custom = type.custom.map(({ name, unit, value, conserved }) => {
    if (/^[A-Za-z_][\w.-]*$/.test(name)) return tag(name, value, { conserved, units: unit, description: "" });
    throw new InputError(`cell type ${type.name}`, `the custom value \`${name}\``, "a name that can be an XML tag");
  });
  return tag("cell_definition", [tag("phenotype", phenotype), tag("custom_data", custom), writeDistributions(type)], {
    name: type.name,
    ID,
  });
}

function rates(values: Values, name: string): readonly Tag[] {
  return Object.entries(values).map(([other, value]) => tag(name, value, { name: other, units: "1/min" }));
}

function phaseRates(changes: readonly PhaseChange[]): Tag {
  const list = changes.map(({ from, to, rate, fixedDuration }) =>
    tag("rate", rate, { start_index: from, end_index: to, fixed_duration: fixedDuration }),
  );
  return tag("phase_transition_rates", list, { units: "1/min" });
}

function writeCycle({ cycle, asymmetricDivision }: CellType, divides: boolean): Tag {
  const { code, title } = cycleModels[cycle.model];
  const shares = Object.entries(asymmetricDivision).map(([name, value]) =>
    tag("asymmetric_division_probability", value, { name, units: "" }),
  );
  const asymmetric = tag("standard_asymmetric_division", shares, { enabled: divides });
  return tag("cycle", [phaseRates(cycle.changes), asymmetric], { code, name: title });
}

function writeDeath(type: CellType, way: "apoptosis" | "necrosis", changes: readonly PhaseChange[]): Tag {
  const { rate, volumes } = type[way];
  const parameters = [
    measured("unlysed_fluid_change_rate", volumes.unlysedFluidChangeRate, "1/min"),
    measured("lysed_fluid_change_rate", volumes.lysedFluidChangeRate, "1/min"),
    measured("cytoplasmic_biomass_change_rate", volumes.cytoplasmicBiomassChangeRate, "1/min"),
    measured("nuclear_biomass_change_rate", volumes.nuclearBiomassChangeRate, "1/min"),
    measured("calcification_rate", volumes.calcificationRate, "1/min"),
    measured("relative_rupture_volume", volumes.relativeRuptureVolume, "dimensionless"),
  ];
  const content = [measured("death_rate", rate, "1/min"), phaseRates(changes), tag("parameters", parameters)];
  return tag("model", content, { code: deathModels[way].code, name: way });
}

function writeVolume({ volume }: CellType): Tag {
  return tag("volume", [
    measured("total", volume.total, "micron^3"),
    measured("fluid_fraction", volume.fluidFraction, "dimensionless"),
    measured("nuclear", volume.nuclear, "micron^3"),
    measured("fluid_change_rate", volume.fluidChangeRate, "1/min"),
    measured("cytoplasmic_biomass_change_rate", volume.cytoplasmicBiomassChangeRate, "1/min"),
    measured("nuclear_biomass_change_rate", volume.nuclearBiomassChangeRate, "1/min"),
    measured("calcified_fraction", volume.calcifiedFraction, "dimensionless"),
    measured("calcification_rate", volume.calcificationRate, "1/min"),
    measured("relative_rupture_volume", volume.relativeRuptureVolume, "dimensionless"),
  ]);
}

function writeMechanics({ mechanics }: CellType, types: readonly string[]): Tag {
  const affinities = types.map((name) =>
    tag("cell_adhesion_affinity", mechanics.adhesionAffinities[name] ?? 1, { name }),
  );
  return tag("mechanics", [
    measured("cell_cell_adhesion_strength", mechanics.adhesionStrength, "micron/min"),
    measured("cell_cell_repulsion_strength", mechanics.repulsionStrength, "micron/min"),
    measured("cell_BM_adhesion_strength", mechanics.membraneAdhesionStrength, "micron/min"),
    measured("cell_BM_repulsion_strength", mechanics.membraneRepulsionStrength, "micron/min"),
    measured("relative_maximum_adhesion_distance", mechanics.relativeMaximumAdhesionDistance, "dimensionless"),
    tag("cell_adhesion_affinities", affinities),
    measured("attachment_elastic_constant", mechanics.attachmentElasticity, "1/min"),
    measured("attachment_rate", mechanics.attachmentRate, "1/min"),
    measured("detachment_rate", mechanics.detachmentRate, "1/min"),
    tag("maximum_number_of_attachments", mechanics.maximumAttachments),
  ]);
}

function writeMotility({ motility }: CellType, weighs: boolean, substances: readonly string[]): Tag {
  const weights = Object.entries(motility.sensitivities).map(([substrate, value]) =>
    tag("chemotactic_sensitivity", value, { substrate }),
  );
  const advanced = tag("advanced_chemotaxis", [
    tag("enabled", weighs),
    tag("normalize_each_gradient", motility.normaliseEachGradient),
    tag("chemotactic_sensitivities", weights),
  ]);
  // PhysiCell and its Studio ask for the simple kind's substrate even where it is off.
  const simple = tag("chemotaxis", [tag("enabled", false), tag("substrate", substances[0] ?? ""), tag("direction", 1)]);
  const options = [
    tag("enabled", motility.enabled),
    tag("use_2D", motility.inPlane),
    ...(substances.length > 0 ? [simple, advanced] : []),
  ];
  return tag("motility", [
    measured("speed", motility.speed, "micron/min"),
    measured("persistence_time", motility.persistenceTime, "min"),
    measured("migration_bias", motility.bias, "dimensionless"),
    tag("options", options),
  ]);
}

function writeSecretion({ exchange }: CellType): Tag {
  const list = Object.entries(exchange).map(([name, { secretion, target, uptake, release }]) =>
    tag(
      "substrate",
      [
        measured("secretion_rate", secretion, "1/min"),
        measured("secretion_target", target, "substrate density"),
        measured("uptake_rate", uptake, "1/min"),
        measured("net_export_rate", release, "total substrate/min"),
      ],
      { name },
    ),
  );
  return tag("secretion", list);
}

function writeInteractions({ interactions }: CellType): Tag {
  const { phagocytosis } = interactions;
  return tag("cell_interactions", [
    measured("apoptotic_phagocytosis_rate", phagocytosis.apoptotic, "1/min"),
    measured("necrotic_phagocytosis_rate", phagocytosis.necrotic, "1/min"),
    measured("other_dead_phagocytosis_rate", phagocytosis.otherDead, "1/min"),
    tag("live_phagocytosis_rates", rates(phagocytosis.live, "phagocytosis_rate")),
    tag("attack_rates", rates(interactions.attack, "attack_rate")),
    measured("attack_damage_rate", interactions.attackDamageRate, "1/min"),
    measured("attack_duration", interactions.attackDuration, "min"),
    tag("fusion_rates", rates(interactions.fusion, "fusion_rate")),
  ]);
}

const shapes = {
  uniform: "Uniform",
  "log-uniform": "LogUniform",
  normal: "Normal",
  "log-normal": "LogNormal",
  "log10-normal": "Log10Normal",
} as const;

function writeDistributions({ distributions }: CellType): Tag {
  const list = distributions.map((distribution) => {
    const { behaviour, shape, checkBase: check_base } = distribution;
    const numbers = {
      min: distribution.minimum,
      max: distribution.maximum,
      mu: distribution.mean,
      sigma: distribution.deviation,
      lower_bound: distribution.lowerBound,
      upper_bound: distribution.upperBound,
    };
    const tags = Object.entries(numbers).flatMap(([name, value]) => (value === undefined ? [] : [tag(name, value)]));
    return tag("distribution", [tag("behavior", behaviour), ...tags], {
      enabled: true,
      type: shapes[shape],
      check_base,
    });
  });
  return tag("initial_parameter_distributions", list, { enabled: list.length > 0 });
}
