import type { TrialResult } from "../../experiments/result.ts";
import type { AdamDataset } from "./adam-dataset.ts";
import { adex } from "./adex.ts";
import { adrs } from "./adrs.ts";
import { adsl } from "./adsl.ts";
import { adtr } from "./adtr.ts";
import { adtte } from "./adtte.ts";

/**
 * A trial's result in the shape of CDISC ADaM: ADSL, ADTR, ADRS, ADTTE and, where an arm gives doses, ADEX. Every
 * record says that it is simulated. They follow ADaM's names and structure; nobody has certified them.
 */
export function adamDatasets(result: TrialResult): AdamDataset[] {
  const exposure = adex(result);
  return [adsl(result), adtr(result), adrs(result), adtte(result), ...(exposure.rows > 0 ? [exposure] : [])];
}
