import { bCellAcuteLymphoblasticLeukaemia } from "./b-cell-acute-lymphoblastic-leukaemia.ts";
import { breastCancer } from "./breast-cancer.ts";
import { colorectalCancer } from "./colorectal-cancer.ts";
import type { Cancer } from "./contract.ts";
import { largeBCellLymphoma } from "./large-b-cell-lymphoma.ts";
import { melanoma } from "./melanoma.ts";
import { merkelCellCancer } from "./merkel-cell-cancer.ts";
import { nonSmallCellLungCancer } from "./non-small-cell-lung-cancer.ts";
import { prostateCancer } from "./prostate-cancer.ts";
import { renalCellCancer } from "./renal-cell-cancer.ts";
import { resectedMelanoma } from "./resected-melanoma.ts";
import { urothelialCancer } from "./urothelial-cancer.ts";

/** Cancer types by the name that trial files use. */
export const cancers: Readonly<Record<string, Cancer>> = Object.fromEntries(
  [
    bCellAcuteLymphoblasticLeukaemia,
    breastCancer,
    colorectalCancer,
    largeBCellLymphoma,
    melanoma,
    merkelCellCancer,
    nonSmallCellLungCancer,
    prostateCancer,
    renalCellCancer,
    resectedMelanoma,
    urothelialCancer,
  ].map((cancer) => [cancer.name, cancer]),
);
