import type { BehaviourReference } from "../../models/tissue/behaviours.ts";
import type { CellType, Exchange, Interactions, Mechanics } from "../../models/tissue/contract.ts";
import type { GrammarNames } from "../../models/tissue/grammar.ts";

const nothing: Exchange = { secretion: 0, target: 0, uptake: 0, release: 0 };

const mechanicsKeys: Partial<Record<BehaviourReference["kind"], keyof Mechanics>> = {
  adhesion: "adhesionStrength",
  repulsion: "repulsionStrength",
  "adhesion-distance": "relativeMaximumAdhesionDistance",
  "membrane-adhesion": "membraneAdhesionStrength",
  "membrane-repulsion": "membraneRepulsionStrength",
  "attachment-elasticity": "attachmentElasticity",
  "attachment-rate": "attachmentRate",
  "detachment-rate": "detachmentRate",
  "maximum-attachments": "maximumAttachments",
};

const eatingKeys = {
  "phagocytosis-apoptotic": "apoptotic",
  "phagocytosis-necrotic": "necrotic",
  "phagocytosis-other-dead": "otherDead",
} as const;

/** The cell type with another value of a behaviour where no rule says otherwise; the inverse of `baseBehaviour`. */
export function withBaseBehaviour(
  type: CellType,
  reference: BehaviourReference,
  names: GrammarNames,
  value: number,
): CellType {
  const { mechanics, motility, interactions } = type;
  const mechanicsKey = mechanicsKeys[reference.kind];
  if (mechanicsKey) return { ...type, mechanics: { ...mechanics, [mechanicsKey]: value } };
  const acting = (changes: Partial<Interactions>): CellType => ({
    ...type,
    interactions: { ...interactions, ...changes },
  });
  const towards = (rates: Readonly<Record<string, number>>, of: number) => ({
    ...rates,
    [names.cellTypes[of]]: value,
  });
  switch (reference.kind) {
    case "secretion":
    case "secretion-target":
    case "uptake":
    case "release": {
      const name = names.substances[reference.of];
      const key = reference.kind === "secretion-target" ? "target" : reference.kind;
      return {
        ...type,
        exchange: { ...type.exchange, [name]: { ...(type.exchange[name] ?? nothing), [key]: value } },
      };
    }
    case "phase-exit": {
      const changes = type.cycle.changes.map((one) => (one.from === reference.of ? { ...one, rate: value } : one));
      return { ...type, cycle: { ...type.cycle, changes } };
    }
    case "apoptosis":
    case "necrosis":
      return { ...type, [reference.kind]: { ...type[reference.kind], rate: value } };
    case "speed":
    case "bias":
      return { ...type, motility: { ...motility, [reference.kind]: value } };
    case "persistence-time":
      return { ...type, motility: { ...motility, persistenceTime: value } };
    case "chemotaxis": {
      const sensitivities = { ...motility.sensitivities, [names.substances[reference.of]]: value };
      return { ...type, motility: { ...motility, sensitivities } };
    }
    case "affinity":
      return {
        ...type,
        mechanics: { ...mechanics, adhesionAffinities: towards(mechanics.adhesionAffinities, reference.of) },
      };
    case "phagocytosis-apoptotic":
    case "phagocytosis-necrotic":
    case "phagocytosis-other-dead":
      return acting({ phagocytosis: { ...interactions.phagocytosis, [eatingKeys[reference.kind]]: value } });
    case "phagocytosis":
      return acting({
        phagocytosis: { ...interactions.phagocytosis, live: towards(interactions.phagocytosis.live, reference.of) },
      });
    case "attack":
    case "fusion":
    case "immunogenicity":
      return acting({ [reference.kind]: towards(interactions[reference.kind], reference.of) });
    case "attack-damage-rate":
      return acting({ attackDamageRate: value });
    case "attack-duration":
      return acting({ attackDuration: value });
    case "transformation":
      return { ...type, transformations: towards(type.transformations, reference.of) };
    case "asymmetric-division":
      return { ...type, asymmetricDivision: towards(type.asymmetricDivision, reference.of) };
    case "damage-rate":
      return { ...type, damageRate: value };
    case "damage-repair-rate":
      return { ...type, damageRepairRate: value };
    case "custom": {
      const name = names.customs[reference.of];
      return { ...type, custom: type.custom.map((one) => (one.name === name ? { ...one, value } : one)) };
    }
    case "movable":
      return { ...type, mechanics: { ...mechanics, movable: value > 0.5 } };
    default:
      return type;
  }
}
