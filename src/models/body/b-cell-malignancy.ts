import { composeModel } from "../compose.ts";
import type { Model } from "../contract.ts";
import { carT } from "../pharmacokinetics/car-t.ts";
import { cytotoxic } from "../pharmacokinetics/cytotoxic.ts";
import { malignantBCells } from "./malignant-b-cells.ts";

/**
 * Leukaemia or lymphoma of B cells, with the two places that a therapy can fill here: CAR T cells and a cytotoxic drug.
 * Normal B cells, the patient's lymphocytes and what conditioning leaves of them, IL-6 and C-reactive protein belong to
 * the CAR T cells' module, which the solid tumour shares.
 *
 * What the solid tumour's modules describe (a mass with its vessels, priming in a draining node, MHC-I) has no part
 * here: CAR T cells need no MHC, and no other immune answer to these diseases is modelled.
 */
export const bCellMalignancy: Model = composeModel(
  "B-cell malignancy",
  "leukaemia or lymphoma of B cells, CAR T cells and what they set off",
  [malignantBCells, carT, cytotoxic],
);
