import type { TissueDesign } from "../experiments/tissue-trial/tissue-design.ts";

/** What a trial file says of its patients' tissue: `readTissue` gives the same design back. */
export function writeTissue(design: TissueDesign) {
  const { antigens, clones, receptors, parameters, states, absent, steps, differences } = design;
  return {
    patches: Object.fromEntries(
      Object.entries(design.patches).map(([kind, { fraction, size, cells }]) => [
        kind,
        { fraction, size: edges(size), cells },
      ]),
    ),
    "patches-a-patient": design.patchesAPatient,
    "run-in": `${design.runIn} days`,
    antigens: antigens.map(({ name, kind, onHealthy, onB, surface }) => ({
      name,
      kind,
      "on-healthy": onHealthy,
      "on-b-cells": onB ?? 0,
      surface,
    })),
    clones: clones.map(({ name, share, antigens: levels, mhc, pdl1, stress, cd47 }) => ({
      name,
      share,
      antigens: levels,
      mhc,
      "pd-l1": pdl1,
      ...(stress === undefined ? {} : { stress }),
      cd47,
    })),
    receptors,
    parameters: { ...parameters.body, ...parameters.tissue },
    states,
    absent,
    "vaccine-antigens": design.vaccineAntigens,
    ...(design.carAntigen === undefined ? {} : { "car-antigen": design.carAntigen }),
    steps: {
      phenotype: `${steps.phenotype} min`,
      movers: `${steps.movers} min`,
      exchange: `${steps.exchange} min`,
      stages: steps.stages ?? "none",
    },
    differences,
  };
}

const edges = ([x, y, depth]: readonly [number, number, number]) =>
  (depth === 0 ? [x, y] : [x, y, depth]).map((edge) => `${edge} um`);
