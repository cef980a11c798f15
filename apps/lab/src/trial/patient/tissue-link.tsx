import type { TrialResult } from "../../../../../src/index.ts";

export function TissueLink(_: { readonly result: TrialResult; readonly name: string; readonly arm: string }) {
  return null;
}
