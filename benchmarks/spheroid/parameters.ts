import { assumed, fitted, type Parameters } from "../../src/foundation/parameter.ts";

const benchmark = "permedcoe-2025, observatory benchmark";

/** Every number of the spheroid that is not PhysiCell's default for a cell. Pressures of oxygen in mmHg. */
export const spheroidParameters = {
  oxygenOutside: assumed(38, "mmHg", "oxygen in the stirred medium", `assumed: ${benchmark}, spheroid with diffusion`),
  oxygenDiffusion: assumed(2000, "um^2/min", "diffusion of oxygen", `assumed: ${benchmark}, spheroid with diffusion`),
  oxygenDecay: assumed(0.1, "1/min", "loss of oxygen everywhere", `assumed: ${benchmark}, spheroid with diffusion`),
  oxygenUptake: fitted(
    0.3,
    "1/min",
    "uptake of oxygen by a live cell, of the amount in its volume",
    "fitted: here, to the growth curve",
  ),
  firstGap: assumed(7, "h", "mean stay in G0/G1 with oxygen in plenty", `assumed: ${benchmark}, cell cycle`),
  synthesis: assumed(6, "h", "duration of S", `assumed: ${benchmark}, cell cycle`),
  secondGap: assumed(3, "h", "duration of G2", `assumed: ${benchmark}, cell cycle`),
  mitosis: assumed(2, "h", "duration of M", `assumed: ${benchmark}, cell cycle`),
  oxygenOfCycle: fitted(
    14,
    "mmHg",
    "oxygen at which cells enter S at half of the full rate",
    "fitted: here; 21.5 in the rules of PhysiCell's sample projects (johnson-2025)",
  ),
  steepnessOfCycle: assumed(
    4,
    "1",
    "Hill power of entry into S by oxygen",
    "assumed: as in the oxygen rules of PhysiCell's sample projects (johnson-2025)",
  ),
  pressureOfCycle: fitted(1.2, "1", "pressure at which entry into S is halved", "fitted: here, to the growth curve"),
  steepnessOfPressure: assumed(4, "1", "Hill power of entry into S by pressure", "assumed: as for oxygen"),
  necrosisTime: assumed(
    6,
    "h",
    "mean time to necrosis without oxygen",
    "assumed: PhysiCell's default (ghaffarizadeh-2018)",
  ),
  oxygenOfNecrosis: assumed(
    3.75,
    "mmHg",
    "oxygen at which the rate of necrosis is halved",
    "assumed: middle of the 2.5 to 5 mmHg over which PhysiCell's standard cell begins to die (ghaffarizadeh-2018)",
  ),
  steepnessOfNecrosis: assumed(
    8,
    "1",
    "Hill power of necrosis by oxygen",
    "assumed: nearly all of the change within 2.5 to 5 mmHg",
  ),
} as const satisfies Parameters;

export type SpheroidParameter = keyof typeof spheroidParameters;
export type SpheroidValues = Readonly<Record<SpheroidParameter, number>>;

export const spheroidValues = Object.fromEntries(
  Object.entries(spheroidParameters).map(([name, { value }]) => [name, value]),
) as SpheroidValues;
