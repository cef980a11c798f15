import { numbers, type Table } from "../../foundation/table.ts";
import type { MicroenvironmentScenario, Patch } from "../../models/microenvironment/contract.ts";
import { immuneKinds, roomIn } from "./room.ts";

/** A disc that touches all sides covers this part of its square, and a ball this part of its cube. */
const [DISC, BALL] = [Math.PI / 4, Math.PI / 6];

/** What a reader of a run should know before he reads its numbers: sentences, each with the day and the patch. */
export function runNotes(scenario: MicroenvironmentScenario, series: Table): string[] {
  const day = numbers(series, "day");
  if (day.length === 0) return [];
  return scenario.patches.flatMap((patch) => {
    const column = (name: string) => numbers(series, scenario.patches.length > 1 ? `${patch.name}: ${name}` : name);
    const tumour = column("tumour");
    const some = immuneKinds.map(column);
    const cells = day.map((_, row) => some.reduce((sum, values) => sum + values[row], 0));
    return [
      ...sinceWhen(day, cells, (n) => n === 0, "no immune cell was left", "no immune cell was ever", patch),
      ...sinceWhen(day, tumour, (n) => n === 0, "no tumour cell was left", "no tumour cell was ever", patch),
      ...filled(day, tumour, patch),
    ];
  });
}

/** A state that holds to the end: since when. */
function sinceWhen(
  day: Float64Array,
  values: Float64Array,
  holds: (value: number) => boolean,
  words: string,
  ever: string,
  { name }: Patch,
): string[] {
  let first = values.length;
  while (first > 0 && holds(values[first - 1])) first--;
  if (first === values.length) return [];
  return [first === 0 ? `${ever} in ${name}.` : `from day ${day[first]} on ${words} in ${name}.`];
}

function filled(day: Float64Array, tumour: Float64Array, patch: Patch): string[] {
  const first = tumour.findIndex((cells) => cells >= edgeCells(patch));
  if (first < 0) return [];
  return [
    `from day ${day[first]} on the tumour reached the edge of ${patch.name}: growth beyond it is not followed, and the numbers of tumour cells are too low.`,
  ];
}

/** Tumour cells of a nest in the middle that touches the sides. */
function edgeCells({ size }: Patch): number {
  return (size[2] === 0 ? DISC : BALL) * roomIn(size);
}
