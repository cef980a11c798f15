import type { TrialDesign } from "../design.ts";
import type { TissueDesign } from "./tissue-design.ts";

/** A trial whose patients carry tissue. */
export interface TissueTrial extends TrialDesign {
  readonly tissue: TissueDesign;
}

export function hasTissue(design: TrialDesign): design is TissueTrial {
  return design.tissue !== undefined;
}
