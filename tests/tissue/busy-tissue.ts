import type { TissueScenario } from "../../src/models/tissue/contract.ts";
import { cellType, patch, smallTissue, substance } from "./small-tissue.ts";

/** A tissue in which everything happens that can: crawling, eating, attack, division, death, change of type, springs. */
export function busyTissue(changes: Partial<TissueScenario> = {}): TissueScenario {
  const tumour = cellType("tumour", {
    cycle: { model: "live", changes: [{ from: 0, to: 0, rate: 0.005, fixedDuration: false }] },
    apoptosis: { rate: 0.001 },
    exchange: {
      oxygen: { secretion: 0, target: 0, uptake: 5, release: 0 },
      lure: { secretion: 1, target: 1, uptake: 0, release: 0 },
    },
    mechanics: { attachmentRate: 0.01, detachmentRate: 0.01 },
    custom: [{ name: "label", unit: "1", value: 2, conserved: true }],
  });
  const killer = cellType("killer", {
    motility: { enabled: true, speed: 2, persistenceTime: 5, bias: 0.5, sensitivities: { lure: 1 } },
    interactions: { attack: { tumour: 0.2 }, attackDamageRate: 1, attackDuration: 5 },
    transformations: { eater: 0.002 },
  });
  const eater = cellType("eater", {
    motility: { enabled: true, speed: 1, persistenceTime: 3, bias: 0.2 },
    interactions: { phagocytosis: { apoptotic: 0.2, necrotic: 0.2, otherDead: 0, live: {} } },
    asymmetricDivision: { killer: 0.5 },
    cycle: { model: "live", changes: [{ from: 0, to: 0, rate: 0.002, fixedDuration: false }] },
  });
  const rule = (
    cell: string,
    signal: string,
    direction: "increases" | "decreases",
    behaviour: string,
    response: number,
    halfMaximum: number,
    hillPower: number,
  ) => ({
    ...{ cellType: cell, signal, direction, behaviour, response, halfMaximum, hillPower },
    appliesToDead: false,
  });
  return smallTissue(
    {
      types: [tumour, killer, eater],
      cells: [...patch("tumour", 7, 15), ...patch("killer", 4, 25, 90, 0), ...patch("eater", 3, 25, -90, 0)],
      substances: [
        substance("oxygen", { diffusion: 1e5, decay: 0.1, initial: 38, fixed: { xMinimum: 38, xMaximum: 38 } }),
        substance("lure", { diffusion: 1000, decay: 0.05 }),
      ],
      rules: [
        rule("tumour", "damage", "increases", "apoptosis", 0.1, 5, 4),
        rule("tumour", "pressure", "decreases", "cycle entry", 0, 1, 4),
        rule("killer", "contact with tumour", "decreases", "migration speed", 0.1, 0.5, 2),
        rule("eater", "lure", "increases", "migration speed", 3, 0.1, 1),
      ],
    },
    changes,
  );
}
