import { armStyle } from "../../../../src/index.ts";

/** The colour and dashes of an arm, the same as in every figure. */
export const armStyleOf = armStyle;
