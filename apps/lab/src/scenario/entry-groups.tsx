import type { ComponentChildren } from "preact";
import { valueAt } from "../document/lab-document.ts";
import type { Entry, EntryGroup } from "./entry.ts";
import { EntryRow } from "./entry-row.tsx";
import type { PanelState } from "./panel-state.ts";
import { PartChoices } from "./parts/part-choices.tsx";
import { PartTools } from "./parts/part-tools.tsx";

interface SectionProps {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

/** A part of the panel that folds. */
export function Section({ title, open = false, children }: SectionProps) {
  return (
    <details class="scenario-section" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

interface EntryGroupsProps {
  readonly state: PanelState;
  readonly groups: readonly EntryGroup[];
}

export function EntryGroups({ state, groups }: EntryGroupsProps) {
  return (
    <>
      {groups.map((group) => (
        <Group key={group.title} state={state} {...group} />
      ))}
    </>
  );
}

/** Kinds of cells of which there are none fold away: there are nineteen kinds. */
function Group({ state, title, entries, part }: EntryGroup & { readonly state: PanelState }) {
  const isThere = (entry: Entry) => entry.path[2] !== "cells" || isNamed(state, entry);
  const rest = entries.filter((entry) => !isThere(entry));
  return (
    <fieldset class="scenario-group">
      {title !== "" && <legend>{title}</legend>}
      {part && <PartTools state={state} part={part} />}
      {part && <PartChoices state={state} part={part} />}
      {entries.filter(isThere).map((entry) => (
        <EntryRow key={entry.path.join()} state={state} entry={entry} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more kinds, of which there are none</summary>
          {rest.map((entry) => (
            <EntryRow key={entry.path.join()} state={state} entry={entry} />
          ))}
        </details>
      )}
    </fieldset>
  );
}

function isNamed(state: PanelState, { path }: Entry): boolean {
  return (
    valueAt(state.scenario.value.data, path) !== undefined || valueAt(state.file.start.value.study, path) !== undefined
  );
}
