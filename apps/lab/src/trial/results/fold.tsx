import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

/** Details that are made when they are first opened: some hold hundreds of rows. */
export function Fold({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const [opened, setOpened] = useState(false);
  return (
    <details
      class="results-fold"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setOpened(true);
      }}
    >
      <summary>{title}</summary>
      {opened && children}
    </details>
  );
}
