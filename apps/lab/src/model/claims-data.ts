import type { ClaimsRecord } from "../../../../src/index.ts";
import { loadResult } from "./evidence-files.ts";

export function loadClaims(): Promise<ClaimsRecord> {
  return loadResult<ClaimsRecord>("docs/evidence/claims.json");
}
