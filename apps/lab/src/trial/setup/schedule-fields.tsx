import type { Entry } from "../document/trial-document.ts";
import type { Path } from "../engine/faults.ts";
import { CountField } from "./fields.tsx";
import { ListField } from "./list-field.tsx";
import { QuantityField, shortTimes } from "./quantity-field.tsx";

/** When doses fall: every so often, on listed days, or in blocks. */
export function ScheduleFields({
  path,
  entry,
  regimen,
}: {
  readonly path: Path;
  readonly entry: Entry;
  readonly regimen: boolean;
}) {
  if (entry.days !== undefined) {
    return (
      <ListField
        path={[...path, "days"]}
        label="Days of the doses, counted from the first"
        numbers
        hint="Days with commas between them: 0, 1, 2, 14. Empty: a plain interval."
      />
    );
  }
  return (
    <>
      <QuantityField
        path={[...path, "every"]}
        label="Time between doses"
        units={shortTimes}
        absent={regimen || entry.times === 1 ? "as the regimen" : undefined}
      />
      <CountField
        path={[...path, "times"]}
        label={entry.blocks === undefined ? "Number of doses" : "Doses in a block"}
        placeholder={regimen ? "as the regimen" : "no end"}
        hint={entry.times === undefined && !regimen ? "Empty: until a stop rule or the end of follow-up." : undefined}
      />
      {entry.blocks !== undefined &&
        (Array.isArray(entry.blocks) ? (
          <ListField
            path={[...path, "blocks"]}
            label="Starts of the blocks"
            hint="Times with commas between them: 0 days, 2 weeks. Empty: no blocks."
          />
        ) : (
          <>
            <QuantityField path={[...path, "blocks", "every"]} label="Time between blocks" units={shortTimes} />
            <CountField path={[...path, "blocks", "times"]} label="Number of blocks" />
          </>
        ))}
    </>
  );
}
