/** The tables of all parameters are large: they come after the page. */
export { parameterQuantities } from "../../../../src/index.ts";
