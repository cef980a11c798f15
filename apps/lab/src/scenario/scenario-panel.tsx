import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { LabFile } from "../document/lab-file.ts";
import { AbsentKinds } from "./absent-kinds.tsx";
import { AllValues } from "./all-values.tsx";
import { ArmChooser } from "./arm-chooser.tsx";
import { bookIsMissing, parameterBook } from "./book.ts";
import { Chance, Time } from "./chance-and-time.tsx";
import { EntryGroups, Section } from "./entry-groups.tsx";
import { antigenEntries, bloodEntries, patchEntries, receptorEntries } from "./immune-entries.ts";
import { PanelState } from "./panel-state.ts";
import { brakeEntries, growthEntries } from "./parameter-entries.ts";
import { AddButton } from "./parts/add-button.tsx";
import { Refused } from "./refused.tsx";
import { tumourEntries } from "./tumour-entries.ts";
import "./scenario.css";

const allShown = signal(false);

/** What the run starts from, to be changed: each change runs again from where it matters. */
export function ScenarioPanel({ file }: { readonly file: LabFile }) {
  const state = useMemo(() => new PanelState(file), [file]);
  useEffect(() => () => state.check.close(), [state]);
  const { data } = state.scenario.value;
  const book = parameterBook()?.book ?? {};
  const run = file.store.main.opened.value?.scenario;
  const own = (data.parameters ?? {}) as Readonly<Record<string, unknown>>;
  const now = (name: string) => (Object.hasOwn(own, name) ? undefined : (run?.host.values[name] ?? run?.values[name]));
  return (
    <div class="scenario-panel">
      <h2>Scenario</h2>
      <Refused state={state} />
      <ArmChooser state={state} />
      <Section title="Tumour" open>
        <EntryGroups state={state} groups={tumourEntries(data)} />
        <AddButton state={state} list="clones" />
        <EntryGroups state={state} groups={growthEntries(book, now)} />
      </Section>
      <Section title="Antigens and T-cell receptors">
        <EntryGroups state={state} groups={antigenEntries(data)} />
        <AddButton state={state} list="antigens" />
        <EntryGroups state={state} groups={receptorEntries(data)} />
        <AddButton state={state} list="receptors" />
      </Section>
      <Section title="Patches of tissue">
        <EntryGroups state={state} groups={patchEntries(data)} />
        <AddButton state={state} list="patches" />
      </Section>
      <Section title="Immune cells">
        <EntryGroups state={state} groups={bloodEntries()} />
        <AbsentKinds state={state} />
      </Section>
      <Section title="Brakes">
        <EntryGroups state={state} groups={brakeEntries(book, now)} />
        {bookIsMissing.value && <p class="scenario-fault">The table of parameters did not load. Reload the page.</p>}
      </Section>
      <Section title="Chance" open>
        <Chance state={state} />
      </Section>
      <Section title="Time" open>
        <Time state={state} />
      </Section>
      <button type="button" class="scenario-all-button" onClick={() => (allShown.value = true)}>
        All values…
      </button>
      <AllValues state={state} open={allShown.value} onClose={() => (allShown.value = false)} />
    </div>
  );
}
