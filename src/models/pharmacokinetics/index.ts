import type { ModelModule } from "../contract.ts";
import { antibody } from "./antibody.ts";
import { carT } from "./car-t.ts";
import { cytotoxic } from "./cytotoxic.ts";
import { interferonAlpha } from "./interferon-alpha.ts";
import { interleukin2 } from "./interleukin-2.ts";
import { vaccine } from "./vaccine.ts";

/** One module for each slot that a therapy can fill. */
export const pharmacokinetics: readonly ModelModule[] = [
  antibody("antiPD1"),
  antibody("antiPDL1"),
  antibody("antiCTLA4"),
  interleukin2,
  interferonAlpha,
  vaccine,
  carT,
  cytotoxic,
];
