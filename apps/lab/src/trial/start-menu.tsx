import { CopyLabRun } from "./copy-lab-run.tsx";
import { starterDesigns } from "./document/starter-designs.ts";
import { blankTrial, textOf } from "./document/trial-document.ts";
import { OpenFile } from "./open-file.tsx";
import { shippedNames, shippedTrial } from "./shipped-trials.ts";
import { useStore } from "./store-context.ts";

/** Starts from a trial that comes with the lab, or from two blank arms. What was there can be undone. */
export function StartMenu() {
  const store = useStore();
  const open = async (name: string) => {
    if (name === "left") return store.open(JSON.parse(store.left), "the last design on this device");
    if (name === "") return store.open(blankTrial, "two blank arms");
    const starter = starterDesigns.find((one) => one.name === name);
    if (starter) return store.open(starter.trial, starter.name);
    const trial = await shippedTrial(name);
    // The command names a trial after its file.
    store.open({ name, ...trial }, `opened ${textOf(trial.title)}`);
  };
  return (
    <div class="row trial-start">
      <label>
        Start from
        <select
          value="?"
          onChange={({ currentTarget }) => {
            const { value } = currentTarget;
            currentTarget.value = "?";
            void open(value);
          }}
        >
          <option value="?">choose …</option>
          {store.left !== "" && <option value="left">the last design on this device</option>}
          <option value="">two arms, 200 patients</option>
          {starterDesigns.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
          {shippedNames.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <OpenFile />
      <CopyLabRun />
    </div>
  );
}
