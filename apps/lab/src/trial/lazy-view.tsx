import { signal } from "@preact/signals";
import type { ComponentType } from "preact";

/** A part of the page that is loaded when it is first shown. */
export function lazyView<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const loaded = signal<ComponentType<Props> | undefined>(undefined);
  const failed = signal<string | undefined>(undefined);
  let asked = false;
  return (props: Props) => {
    if (!asked) {
      asked = true;
      load().then(
        (found) => (loaded.value = found),
        (error: unknown) => {
          asked = false;
          failed.value = error instanceof Error ? error.message : String(error);
        },
      );
    }
    const Part = loaded.value;
    if (Part) return <Part {...props} />;
    if (failed.value !== undefined)
      return (
        <p class="notice">This part did not load ({failed.value}). Reload the page; your link keeps the design.</p>
      );
    return <p class="quiet-text">Loading …</p>;
  };
}
