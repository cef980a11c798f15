import * as v from "valibot";
import { dose, duration, fraction } from "./quantity.ts";

/** The shape of a treatment, and of what else several kinds of files share. */

export const text = v.pipe(v.string(), v.nonEmpty("a text that is not empty"));
export const name = v.pipe(
  v.string(),
  v.regex(/^\S(.*\S)?$/, "a name without spaces around it"),
  v.maxLength(80, "a name of at most 80 characters"),
);
export const count = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer("a whole number"),
    v.minValue(least, `at least ${least}`),
    v.maxValue(most, `at most ${most}`),
  );
export const treatment = v.strictObject({
  therapy: v.pipe(
    name,
    v.metadata({ words: "therapies" }),
    v.description("A drug or cell product; `immunarium explain` lists them."),
  ),
  use: v.optional(
    v.pipe(
      name,
      v.description(
        "A regimen that the therapy brings with it, e.g. `label`. What stands beside it (dose, every, times, start) takes precedence.",
      ),
    ),
  ),
  dose: v.optional(v.pipe(dose, v.description("Amount of one dose, e.g. `200 mg`, `3 mg/kg`, `20 MIU/m^2`."))),
  route: v.optional(
    v.pipe(
      v.picklist(["intravenous", "subcutaneous", "intramuscular", "oral"]),
      v.description("How it is given. Absent: the therapy's first form."),
    ),
  ),
  start: v.optional(v.pipe(duration, v.description("First dose after randomisation. Absent: 0 days."))),
  every: v.optional(v.pipe(duration, v.description("Time between doses, e.g. `3 weeks`."))),
  times: v.optional(
    v.pipe(count(1, 10_000), v.description("Number of doses (in each block). Absent: until a stop rule or the end.")),
  ),
  blocks: v.optional(
    v.pipe(
      v.union(
        [
          v.pipe(v.array(duration), v.minLength(1, "at least one block")),
          v.strictObject({
            every: v.pipe(duration, v.description("Time from the start of one block to the next.")),
            times: v.pipe(count(1, 1000), v.description("Number of blocks.")),
          }),
        ],
        "starts of the blocks after `start`, such as [0 days, 2 weeks], or { every: 1 week, times: 4 }",
      ),
      v.description(
        "For courses: `times` doses `every` so often make a block; here is when blocks begin, counted from `start`.",
      ),
    ),
  ),
  days: v.optional(
    v.pipe(
      v.array(v.pipe(v.number(), v.finite("a finite number"), v.minValue(0, "days from 0"))),
      v.minLength(1, "at least one day"),
      v.description("Days after `start` on which doses fall, instead of `every`, `times` and `blocks`."),
    ),
  ),
  until: v.optional(
    v.pipe(
      v.array(v.picklist(["progression", "toxicity"])),
      v.description("What ends the treatment before its last dose. Absent: both progression and toxicity."),
    ),
  ),
  hold: v.optional(
    v.pipe(fraction, v.description("Fraction of doses missed for reasons outside the model. Absent: 0 %.")),
  ),
});
