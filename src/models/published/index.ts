import type { Model } from "../contract.ts";
import { dePillis2008 } from "./de-pillis-2008.ts";
import { kimmel2021 } from "./kimmel-2021.ts";
import { kirschnerPanetta1998 } from "./kirschner-panetta-1998.ts";
import { kuznetsov1994 } from "./kuznetsov-1994.ts";
import { stein2019 } from "./stein-2019.ts";

/** Published models by the key of their paper in `foundation/references`. Each reproduces its paper in a test. */
export const publishedModels: Readonly<Record<string, Model>> = {
  "de-pillis-2008": dePillis2008,
  "kimmel-2021": kimmel2021,
  "kirschner-panetta-1998": kirschnerPanetta1998,
  "kuznetsov-1994": kuznetsov1994,
  "stein-2019": stein2019,
};
