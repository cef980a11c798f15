import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { tabByKey } from "./tab-keys.ts";

export interface Tab {
  readonly name: string;
  show(): ComponentChildren;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** Name of the open tab. */
  readonly chosen: Signal<string>;
}

const idOf = (name: string) => name.toLowerCase().replaceAll(" ", "-");

/** One panel at a time; arrows, Home and End move between the tabs. */
export function Tabs({ label, tabs, chosen: open }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    tabs.findIndex(({ name }) => name === open.value),
  );
  const id = idOf(tabs[at].name);
  const move = (event: KeyboardEvent) => {
    const to = tabByKey(event.key, at, tabs.length);
    if (to === undefined) return;
    event.preventDefault();
    open.value = tabs[to].name;
    (list.current?.children[to] as HTMLElement | undefined)?.focus();
  };
  return (
    <>
      <div ref={list} class="results-tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map(({ name }, place) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${idOf(name)}`}
            aria-selected={place === at}
            aria-controls={place === at ? `panel-${id}` : undefined}
            tabIndex={place === at ? 0 : -1}
            onClick={() => (open.value = name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div key={id} class="results-panel" role="tabpanel" id={`panel-${id}`} aria-labelledby={`tab-${id}`}>
        {tabs[at].show()}
      </div>
    </>
  );
}
