import { assumed, fitted, type Parameters } from "../../foundation/parameter.ts";

/**
 * Numbers that only a tissue with space needs. What the body model knows too (kill rates, affinities, secretion) is not
 * here: the tissue reads it from the body, so that each number stands once.
 */
export const microenvironmentParameters = {
  // Reach and speed.
  neighbourhood: assumed(
    25,
    "um",
    "distance between the centres of cells that touch",
    "assumed: two radii of a tumour cell (8.4 um) and a half, as cells in tissue lie against each other",
  ),
  speedT: fitted(3.6, "um/min", "net speed of T cells in tumours", "spqsp-pdac, 64 moves of 20 um in 6 hours"),
  speedNk: assumed(3.6, "um/min", "net speed of natural killer cells", "assumed: as T cells"),
  speedDendritic: fitted(2.1, "um/min", "net speed of dendritic cells", "spqsp-pdac"),
  speedMacrophage: fitted(1.3, "um/min", "net speed of macrophages", "spqsp-pdac, 1.0 to 1.6"),
  speedMdsc: fitted(3.9, "um/min", "net speed of suppressor cells", "spqsp-pdac"),
  speedB: assumed(3, "um/min", "net speed of B cells", "assumed: somewhat below T cells"),
  persistence: assumed(10, "min", "mean time between turns", "assumed: as in PhysiCell's cancer_immune sample"),
  chemotaxisT: fitted(0.17, "1", "bias of T and NK cells up CXCL9/10", "spqsp-pdac, effectors up CCL5"),
  chemotaxisMyeloid: fitted(0.276, "1", "bias of macrophages and suppressor cells up CCL2", "spqsp-pdac"),
  chemotaxisDendritic: fitted(0.23, "1", "bias of dendritic cells up debris", "spqsp-pdac, DC up CCL21"),
  stromaBarrier: assumed(
    0.97,
    "1",
    "chance that a crawling cell turns back where it meets a fibroblast and its matrix",
    "assumed: dense collagen holds T cells out of tumour nests",
  ),
  // The tumour's own life.
  tumourDivision: assumed(
    0.15,
    "1/day",
    "divisions of a tumour cell with oxygen and room",
    "assumed: within 0.07 to 0.5 a day of spqsp-pdac's progenitors",
  ),
  tumourDeath: assumed(
    0.02,
    "1/day",
    "deaths of a tumour cell that nobody kills",
    "assumed: a seventh of divisions; the body model has net growth instead",
  ),
  oxygenHalf: assumed(8, "mmHg", "oxygen at half of the largest division rate", "assumed: hypoxia begins near 10"),
  hypoxicDeath: assumed(0.5, "1/day", "necrosis without any oxygen", "assumed: days"),
  hypoxicHalf: assumed(1, "mmHg", "oxygen at half of that", "assumed: necrosis lies deeper than hypoxia"),
  crowding: assumed(
    1.2,
    "1",
    "pressure that halves division",
    "assumed: a packed mass without growth has about 0.3 to 1",
  ),
  healthyDivision: assumed(0.02, "1/day", "divisions of a healthy cell with room", "assumed: slow repair"),
  healthyCrowding: assumed(0.3, "1", "pressure that halves division of healthy cells", "assumed: contact inhibition"),
  tumourInitiation: assumed(
    0,
    "1/day",
    "healthy cells that turn into tumour cells, without inflammation",
    "assumed: none unless a scenario asks for early tumours",
  ),
  antigenLoss: assumed(
    1e-7,
    "1",
    "chance of losing one antigen at a division",
    "assumed: within 1e-8 to 1e-6; scenarios of few cells raise it and say so",
  ),
  mhcLoss: assumed(1e-8, "1", "chance of losing MHC-I at a division", "assumed: rarer than the loss of an antigen"),
  pdl1Gain: assumed(0, "1", "chance that PD-L1 triples at a division", "assumed: none unless a scenario asks"),
  // Docking and killing.
  killHits: assumed(3, "1", "lytic hits that kill", "assumed: weigelin-2021 saw additive sublethal hits, two to five"),
  hitInterval: assumed(20, "min", "mean time between hits while docked", "assumed: a few an hour"),
  hitRepairTime: assumed(60, "min", "time in which half of the hits are repaired", "assumed: within an hour"),
  nkContact: assumed(30, "min", "mean length of a natural killer cell's contact", "assumed: within 15 to 60"),
  nkKills: assumed(4, "1", "kills after which a natural killer cell is spent", "assumed: one to five"),
  carDensityHalf: assumed(0.1, "1", "surface antigen at which a CAR is half triggered", "assumed: low, as for CD19"),
  carKilling: assumed(
    8,
    "1/day",
    "kills of one CAR T cell a day with targets in excess",
    "assumed: between the 4 of a T cell and the 16 that halle-2016 saw at most",
  ),
  carDivision: assumed(
    0.8,
    "1/day",
    "divisions of a CAR T cell that has killed",
    "assumed: as the growth in stein-2019",
  ),
  carDeath: assumed(0.1, "1/day", "death of CAR T cells in tissue", "assumed: as other effectors"),
  carExhaustion: assumed(0.02, "1/day", "exhaustion of engaged CAR T cells", "assumed: slower than by PD-1"),
  deadEating: assumed(
    2,
    "1/day",
    "dead cells that a macrophage or dendritic cell beside them clears",
    "assumed: hours",
  ),
  tolerance: assumed(
    0.98,
    "1",
    "part of the recognition of healthy cells that tolerance prevents",
    "assumed: most self-reactive T cells are deleted or held back",
  ),
  // Immune cells in tissue.
  interleukin2Uptake: assumed(50, "1/min", "uptake of interleukin 2 by a regulatory cell", "assumed: high CD25"),
  effectorDivision: fitted(1.6, "1/day", "divisions of an effector that has some left", "spqsp-nsclc, 12 to 18 hours"),
  dendriticHelp: assumed(
    1,
    "1",
    "added division of progenitors that touch a mature dendritic cell, at full co-stimulation",
    "assumed: niches of dendritic and progenitor cells sustain the response",
  ),
  residentMemory: assumed(0.02, "1/day", "effectors without antigen that become memory", "assumed: weeks"),
  memoryWaking: assumed(0.5, "1/day", "memory cells that meet antigen and wake", "assumed: days"),
  dendriticTissueDensity: fitted(
    2.6e6,
    "cell/mL",
    "dendritic cells of all kinds in tissue; the body counts those that cross-present",
    "spqsp-pdac, 2568 per cubic millimetre",
  ),
  desertExclusion: assumed(0.95, "1", "entry that a desert tumour keeps out", "assumed: few T cells find in"),
  bEntry: assumed(2e4, "cell/(mL*day)", "B cells entering tissue at full CXCL9/10", "assumed: fewer than T cells"),
  bDeath: assumed(0.05, "1/day", "death of B cells in tissue", "assumed: weeks"),
  bToPlasmaTissue: fitted(0.1, "1/day", "B cells with help that become plasma cells", "spqsp-pdac, about 10 days"),
  fibroblastGrowth: assumed(0.05, "1/day", "division of fibroblasts at full TGF-beta", "assumed: slow scarring"),
  fibroblastDeath: assumed(0.01, "1/day", "death of fibroblasts", "assumed: months"),
  // Vessels.
  vesselSpacing: fitted(200, "um", "distance between vessels that cells are supplied by", "spqsp-pdac, 160 to 224"),
  vesselSprouting: assumed(0.1, "1/day", "sprouts of a vessel at full VEGF", "assumed: weeks"),
  oxygenInBlood: assumed(50, "mmHg", "oxygen at vessels", "assumed: capillaries, between arteries' 95 and veins' 40"),
  oxygenSupply: assumed(2000, "1/min", "how fast a vessel fills its place with oxygen", "assumed: nearly holds it"),
  oxygenLoss: fitted(144, "1/day", "loss of oxygen without cells", "ghaffarizadeh-2018, 0.1 1/min"),
  oxygenUptake: assumed(
    4,
    "1/min",
    "oxygen uptake of a tumour cell",
    "assumed: 10 in ghaffarizadeh-2018, with vessels all around; a section sees one vessel in every 200 um",
  ),
  antibodyTissueLoss: assumed(0.5, "1/day", "drainage of antibody from tissue", "assumed: as the body's slots have it"),
  interferonAlphaTissueLoss: assumed(2, "1/day", "loss of interferon alpha's effect", "assumed: hours"),
  // Signals that the body model has no equation for.
  tnfSecretion: assumed(
    2e6,
    "um^3/day",
    "volume that one alarm macrophage at full alarm fills with TNF of level 1 in a day",
    "assumed: a cell in 150 um square inflames its surroundings",
  ),
  tnfLoss: assumed(5, "1/day", "loss of TNF", "assumed: hours"),
  interleukin6Secretion: assumed(2e6, "um^3/day", "the same of interleukin 6", "assumed: as TNF"),
  interleukin6TissueLoss: assumed(5, "1/day", "loss of interleukin 6", "assumed: hours"),
  vegfSecretion: assumed(4e5, "um^3/day", "the same of VEGF, by one hypoxic tumour cell", "assumed: cells add up"),
  vegfLoss: fitted(16.4, "1/day", "loss of VEGF", "spqsp-pdac, 1.9e-4 1/s"),
  suppressionLoss: assumed(553, "1/day", "loss of suppression", "assumed: reaches 100 um: D over its square"),
  mutationByTnf: assumed(1, "1", "inflammation that TNF of level 1 stands for", "assumed: a definition of the level"),
  chronicMacrophages: assumed(
    1,
    "1",
    "how much of their alarm macrophages keep up in lasting inflammation",
    "assumed: full",
  ),
} as const satisfies Parameters;

export type TissueParameter = keyof typeof microenvironmentParameters;
