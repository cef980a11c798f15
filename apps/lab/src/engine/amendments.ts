import type { Amendment } from "../../../../src/index.ts";
import type { GeneChange } from "./messages.ts";

/** What a change to tumour cells is to the engine. */
export function amendments({ antigens = {}, mhc, pdl1 }: GeneChange): readonly Amendment[] {
  return [
    ...Object.entries(antigens).map(([antigen, by]) => ({ change: "scale", shown: { antigen }, by }) as const),
    ...(mhc === undefined ? [] : [{ change: "scale", shown: "MHC-I", by: mhc } as const]),
    ...(pdl1 === undefined ? [] : [{ change: "scale", shown: "PD-L1", by: pdl1 } as const]),
  ];
}
