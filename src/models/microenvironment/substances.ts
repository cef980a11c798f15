import type { Substance } from "../tissue/contract.ts";

/**
 * What diffuses. Diffusion constants of spqsp-pdac (cm²/s there), in µm²/min; decay 1/day by the body's parameter where
 * there is one, so that a well-mixed tissue has the body's balance.
 */
interface SubstanceEntry {
  readonly unit: string;
  readonly meaning: string;
  /** µm²/min. */
  readonly diffusion: number;
  /** Parameter of body or tissue that gives its loss, 1/day. */
  readonly loss: string;
  /** The therapy slot without which it is left out. */
  readonly slot?: "antiPD1" | "antiPDL1" | "antiCTLA4" | "interferonAlpha";
  readonly source: string;
}

const spqsp = (place: string) => `spqsp-pdac, ${place}`;

export const substances = {
  oxygen: {
    unit: "mmHg",
    meaning: "oxygen",
    diffusion: 1e5,
    loss: "oxygenLoss",
    source: "ghaffarizadeh-2018, default microenvironment",
  },
  "IFN-gamma": {
    unit: "nmol/L",
    meaning: "interferon gamma",
    diffusion: 756,
    loss: "interferonGammaLoss",
    source: spqsp("1.26e-7 cm^2/s"),
  },
  "IL-2": {
    unit: "nmol/L",
    meaning: "interleukin 2 made in the tissue or given",
    diffusion: 414,
    loss: "interleukin2Loss",
    source: spqsp("6.9e-8 cm^2/s"),
  },
  "IL-10": {
    unit: "nmol/L",
    meaning: "interleukin 10",
    diffusion: 162,
    loss: "interleukin10Loss",
    source: spqsp("2.7e-8 cm^2/s"),
  },
  "IL-12": {
    unit: "nmol/L",
    meaning: "interleukin 12",
    diffusion: 240,
    loss: "interleukin12Loss",
    source: spqsp("4.0e-8 cm^2/s"),
  },
  "TGF-beta": {
    unit: "nmol/L",
    meaning: "active TGF-beta",
    diffusion: 1620,
    loss: "tgfLoss",
    source: spqsp("2.7e-7 cm^2/s"),
  },
  "CXCL9/10": {
    unit: "nmol/L",
    meaning: "chemokines CXCL9 and CXCL10, which call T and NK cells",
    diffusion: 1260,
    loss: "chemokineLoss",
    source: spqsp("2.1e-7 cm^2/s, of CCL5"),
  },
  CCL2: {
    unit: "nmol/L",
    meaning: "chemokine CCL2, which calls macrophages and suppressor cells",
    diffusion: 174,
    loss: "ccl2Loss",
    source: spqsp("2.9e-8 cm^2/s"),
  },
  TNF: {
    unit: "relative",
    meaning: "tumour necrosis factor and the other signals of inflammation; 1 in severe inflammation",
    diffusion: 600,
    loss: "tnfLoss",
    source: "assumed: as other cytokines of its size",
  },
  "IL-6": {
    unit: "relative",
    meaning: "interleukin 6; 1 in severe inflammation",
    diffusion: 780,
    loss: "interleukin6TissueLoss",
    source: spqsp("1.3e-7 cm^2/s"),
  },
  VEGF: {
    unit: "relative",
    meaning: "vascular endothelial growth factor; 1 where hypoxic tumour makes it",
    diffusion: 1620,
    loss: "vegfLoss",
    source: spqsp("2.7e-7 cm^2/s"),
  },
  debris: {
    unit: "nmol/L",
    meaning: "antigen set free by dying tumour cells",
    diffusion: 120,
    loss: "antigenDecay",
    source: "assumed: fragments diffuse slower than cytokines",
  },
  suppression: {
    unit: "cell/mL",
    meaning: "arginase and nitric oxide, as the density of suppressor cells that they tell of",
    diffusion: 3840,
    loss: "suppressionLoss",
    source: spqsp("6.4e-7 cm^2/s, of arginase"),
  },
  antibody: {
    unit: "nmol/L",
    meaning: "the patient's own antibody against the tumour",
    diffusion: 600,
    loss: "antibodyTissueLoss",
    source: spqsp("1.0e-7 cm^2/s, of IgG"),
  },
  "interferon alpha": {
    unit: "relative",
    meaning: "effect of interferon alpha that was given",
    diffusion: 780,
    loss: "interferonAlphaTissueLoss",
    slot: "interferonAlpha",
    source: "assumed: as interferon gamma",
  },
  "anti-PD-1": {
    unit: "nmol/L",
    meaning: "antibody against PD-1",
    diffusion: 600,
    loss: "antiPD1TumourExchange",
    slot: "antiPD1",
    source: spqsp("1.0e-7 cm^2/s, of IgG"),
  },
  "anti-PD-L1": {
    unit: "nmol/L",
    meaning: "antibody against PD-L1",
    diffusion: 600,
    loss: "antiPDL1TumourExchange",
    slot: "antiPDL1",
    source: spqsp("1.0e-7 cm^2/s, of IgG"),
  },
  "anti-CTLA-4": {
    unit: "nmol/L",
    meaning: "antibody against CTLA-4",
    diffusion: 600,
    loss: "antiCTLA4TumourExchange",
    slot: "antiCTLA4",
    source: spqsp("1.0e-7 cm^2/s, of IgG"),
  },
} as const satisfies Record<string, SubstanceEntry>;

export type SubstanceName = keyof typeof substances;

export const substanceNames = Object.keys(substances) as SubstanceName[];

const minutesADay = 1440;

/**
 * The substances of a tissue: all but the drugs that nobody gets.
 *
 * @param slots   therapy slots that are filled
 * @param value   value of a parameter, by name
 */
export function tissueSubstances(slots: ReadonlySet<string>, value: (name: string) => number): Substance[] {
  return substanceNames.flatMap((name) => {
    const entry: SubstanceEntry = substances[name];
    if (entry.slot && !slots.has(entry.slot)) return [];
    const initial = name === "oxygen" ? value("oxygenInBlood") : name === "TGF-beta" ? value("tgfBaseline") : 0;
    return [
      {
        name,
        unit: entry.unit,
        diffusion: entry.diffusion,
        decay: value(entry.loss) / minutesADay,
        initial,
        fixed: {},
      },
    ];
  });
}
