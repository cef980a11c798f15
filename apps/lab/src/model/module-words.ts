/** A mechanism in plain words, and what it leaves out. */
export interface ModuleWords {
  readonly plain: string;
  readonly leavesOut: string;
}

/** By the names of the body's modules. */
export const moduleWords: Readonly<Record<string, ModuleWords>> = {
  tumour: {
    plain:
      "Three kinds of tumour cells: those that show antigen, those that lost it, those that lost the flagpole it hangs on (MHC-I). Each grows towards what the vessels can feed: fast when small, slow when large. Killed cells stay for a while and leave a little scar. Fewer than a hundred cells are counted one by one, so that dying out is a real outcome.",
    leavesOut:
      "Space and oxygen (the tissue has them), lesions that evolve apart, more than three kinds of tumour cells.",
  },
  presentation: {
    plain:
      "What T cells can see on a tumour cell: how good its antigen is, times how much MHC-I holds it up. Interferons raise MHC-I. Dying cells set antigen free.",
    leavesOut: "Single peptides, HLA types, how antigen is cut and loaded.",
  },
  killing: {
    plain:
      "Each killer has a rate for each target. T cells need antigen on MHC-I and are held back by regulatory cells, PD-1, TGF-beta and suppressor cells. Natural killer cells are held back by MHC-I. Macrophages eat what CD47 does not shield. Antibody on the target helps the last two.",
    leavesOut: "How long contacts last and hits that add up (the tissue has both), killing through Fas.",
  },
  "dendritic cells": {
    plain:
      "Messengers enter the tumour, take up antigen, mature where there is some and little TGF-beta or interleukin 10, and carry it to the lymph node.",
    leavesOut: "Types of dendritic cells, the time that the way takes.",
  },
  priming: {
    plain:
      "In the lymph node, naive T cells meet messengers, multiply and leave for the blood. Co-stimulation, interleukin 2 and helper cells decide how many there will be.",
    leavesOut: "Single T-cell clones, and how they compete.",
  },
  "T cells": {
    plain:
      "T cells travel from blood to tumour. There, progenitors divide and give rise to effectors, which kill, tire and die. Exhaustion does not turn back: blocking PD-1 acts on progenitors and slows exhaustion. Helper and regulatory cells travel alike.",
    leavesOut: "Gamma-delta T cells, where in the tumour cells lie (the tissue has it).",
  },
  checkpoints: {
    plain:
      "Brakes and their triggers: PD-1 with its ligands in the tumour, CTLA-4 and CD28 competing for B7 in the node. Molecules bind within seconds and cells change in days, so that binding is always in balance.",
    leavesOut: "LAG-3, TIM-3, TIGIT, and PD-L1 that binds B7.",
  },
  "natural killer cells": {
    plain: "Natural killer cells in blood and tumour. Interferon alpha, interleukins 2 and 12 make them more active.",
    leavesOut: "Their subsets and their exhaustion.",
  },
  macrophages: {
    plain: "Macrophages in the alarm or the healing mood, turned by cytokines, and suppressor cells.",
    leavesOut: "Macrophages that live in an organ from birth; arginase and nitric oxide apart.",
  },
  "B cells": {
    plain: "B cells that get help become plasma cells, and these make antibody against the tumour.",
    leavesOut: "Kinds of antibody, lymphoid structures within tumours.",
  },
  cytokines: {
    plain:
      "Signals between cells in the tumour: interferon gamma, TGF-beta, interleukins 10 and 12, and the chemokines that call cells in.",
    leavesOut: "Gradients (the tissue has them), exchange with the blood.",
  },
  inflammation: {
    plain: "Lasting inflammation makes tumour cells divide and mutate more.",
    leavesOut: "How a tissue comes to be inflamed.",
  },
  "anti-PD-1 antibody": {
    plain: "An antibody against PD-1 spreads from plasma to tissue and tumour, is lost, and covers PD-1.",
    leavesOut: "Antibodies that patients make against the drug; the length of an infusion.",
  },
  "anti-PD-L1 antibody": {
    plain: "The same for an antibody against PD-L1, from which killers may be called.",
    leavesOut: "As for PD-1.",
  },
  "anti-CTLA-4 antibody": {
    plain: "The same for an antibody against CTLA-4, in the node and in the tumour.",
    leavesOut: "As for PD-1.",
  },
  "interleukin 2 as a drug": {
    plain: "Interleukin 2 given into the blood: how much is there, and how soon it is gone.",
    leavesOut: "Capillary leak and every other side effect.",
  },
  "interferon alpha": {
    plain: "Interferon alpha under the skin and in plasma, and the slower answer of the genes that it switches on.",
    leavesOut: "Tiredness and every other side effect.",
  },
  vaccine: {
    plain: "A vaccine sets antigen free where it was given; cells carry it to the node and wake T cells.",
    leavesOut: "Adjuvants as substances of their own.",
  },
  "CAR T cells": {
    plain: "T cells with an engineered receptor multiply where they meet their target, contract, and stay as memory.",
    leavesOut: "How the product is made, and how its cells differ from patient to patient before infusion.",
  },
  "cytotoxic comparator": {
    plain: "A drug that kills dividing tumour cells, for control arms: a fitted curve, with resistance.",
    leavesOut: "How such drugs work.",
  },
};
