import { classNames, outcomeClasses } from "../../../../src/index.ts";
import { ClassSign } from "./class-mark.tsx";

/** What letters and shapes stand for. */
export function ClassKey() {
  return (
    <dl class="scan-key">
      {classNames.map((name) => (
        <div key={name}>
          <dt>
            <ClassSign of={name} />
          </dt>
          <dd>{outcomeClasses[name].meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
