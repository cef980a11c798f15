import type { BehaviourReference } from "../../models/tissue/behaviours.ts";
import type { CellType } from "../../models/tissue/contract.ts";
import type { GrammarNames } from "../../models/tissue/grammar.ts";

/** The value of a behaviour that cells of a type have where no rule and no value of their own says otherwise. */
export function baseBehaviour(type: CellType, reference: BehaviourReference, names: GrammarNames): number {
  const { mechanics, motility, interactions } = type;
  switch (reference.kind) {
    case "secretion":
    case "uptake":
    case "release":
      return type.exchange[names.substances[reference.of]]?.[reference.kind] ?? 0;
    case "secretion-target":
      return type.exchange[names.substances[reference.of]]?.target ?? 0;
    case "phase-exit":
      return type.cycle.changes.find(({ from }) => from === reference.of)?.rate ?? 0;
    case "apoptosis":
    case "necrosis":
      return type[reference.kind].rate;
    case "speed":
    case "bias":
      return motility[reference.kind];
    case "persistence-time":
      return motility.persistenceTime;
    case "chemotaxis":
      return motility.sensitivities[names.substances[reference.of]] ?? 0;
    case "adhesion":
      return mechanics.adhesionStrength;
    case "attachment-elasticity":
      return mechanics.attachmentElasticity;
    case "affinity":
      return mechanics.adhesionAffinities[names.cellTypes[reference.of]] ?? 1;
    case "adhesion-distance":
      return mechanics.relativeMaximumAdhesionDistance;
    case "repulsion":
      return mechanics.repulsionStrength;
    case "membrane-adhesion":
      return mechanics.membraneAdhesionStrength;
    case "membrane-repulsion":
      return mechanics.membraneRepulsionStrength;
    case "phagocytosis-apoptotic":
      return interactions.phagocytosis.apoptotic;
    case "phagocytosis-necrotic":
      return interactions.phagocytosis.necrotic;
    case "phagocytosis-other-dead":
      return interactions.phagocytosis.otherDead;
    case "phagocytosis":
      return interactions.phagocytosis.live[names.cellTypes[reference.of]] ?? 0;
    case "attack":
    case "fusion":
      return interactions[reference.kind][names.cellTypes[reference.of]] ?? 0;
    case "immunogenicity":
      return interactions.immunogenicity[names.cellTypes[reference.of]] ?? 1;
    case "transformation":
      return type.transformations[names.cellTypes[reference.of]] ?? 0;
    case "asymmetric-division":
      return type.asymmetricDivision[names.cellTypes[reference.of]] ?? 0;
    case "custom":
      return type.custom.find(({ name }) => name === names.customs[reference.of])?.value ?? 0;
    case "movable":
      return mechanics.movable ? 1 : 0;
    case "attachment-rate":
      return mechanics.attachmentRate;
    case "detachment-rate":
      return mechanics.detachmentRate;
    case "maximum-attachments":
      return mechanics.maximumAttachments;
    case "attack-damage-rate":
      return interactions.attackDamageRate;
    case "attack-duration":
      return interactions.attackDuration;
    case "damage-rate":
      return type.damageRate;
    case "damage-repair-rate":
      return type.damageRepairRate;
  }
}
