import type { ConformanceCase } from "./conformance-case.ts";
import { conservation } from "./conservation.ts";
import { coupling } from "./coupling.ts";
import { fieldAccuracy } from "./field-accuracy.ts";
import { fixedCycle } from "./fixed-cycle.ts";
import { friction } from "./friction.ts";
import { oneSink } from "./one-sink.ts";
import { openvtRelaxation } from "./openvt-relaxation.ts";
import { oxygenDifference } from "./oxygen-difference.ts";
import { physicellFields } from "./physicell-fields.ts";
import { physicellRules, physicellTumour } from "./physicell-populations.ts";
import { physicellRelaxation } from "./physicell-relaxation.ts";
import { sameBytes } from "./same-bytes.ts";
import { stochasticCycle } from "./stochastic-cycle.ts";

/** All cases, in the order in which they are told. */
export const tissueConformanceCases: readonly ConformanceCase[] = [
  openvtRelaxation,
  fixedCycle,
  stochasticCycle,
  oneSink,
  friction,
  fieldAccuracy,
  coupling,
  conservation,
  sameBytes,
  physicellFields,
  physicellRelaxation,
  physicellTumour,
  physicellRules,
  oxygenDifference,
];
