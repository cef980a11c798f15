import type { Cancer } from "./contract.ts";
import { melanoma } from "./melanoma.ts";

/** Cancer types by name. */
export const cancers: Readonly<Record<string, Cancer>> = { melanoma };
