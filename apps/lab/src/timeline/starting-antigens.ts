import type { MicroenvironmentScenario } from "../../../../src/index.ts";
import type { TherapyCard } from "./course.ts";
import { carChoices, vaccineChoices } from "./obstacles.ts";

interface Named {
  readonly vaccine?: readonly string[];
  readonly car?: string;
}

/** What the study names now, or the first thing that it could. */
export function startingAntigens(
  card: TherapyCard,
  { scenario }: { readonly scenario: MicroenvironmentScenario | undefined },
  now: { readonly vaccine?: readonly string[] | undefined; readonly car?: string | undefined },
): Named {
  if (card.needs === "vaccine antigens") {
    return { vaccine: now.vaccine?.length ? now.vaccine : vaccineChoices(scenario) };
  }
  if (card.needs !== "CAR antigen") return {};
  const car = now.car ?? carChoices(scenario)[0];
  return car === undefined ? {} : { car };
}
