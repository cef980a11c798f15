import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { route } from "./route.ts";

interface LazyViewProps {
  load(): Promise<ComponentType>;
}

/** A view whose code and data come when it is first shown; then it goes to the item that was asked for. */
export function LazyView({ load }: LazyViewProps) {
  const [View, setView] = useState<ComponentType>();
  const [failure, setFailure] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setFailure(undefined);
    load().then(
      (view) => current && setView(() => view),
      (error) => current && setFailure(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      current = false;
    };
  }, [load, attempt]);
  const { item } = route.value;
  useEffect(() => {
    if (View && item) goTo(item);
  }, [View, item]);
  if (failure) {
    return (
      <p class="notice" role="alert">
        This part could not be loaded: {failure}.{" "}
        <button type="button" onClick={() => setAttempt(attempt + 1)}>
          Try again
        </button>
      </p>
    );
  }
  return View ? <View /> : <p class="model-loading">Loading…</p>;
}

/** Shows an item and gives it focus, so that reading goes on from there. */
function goTo(item: string, tries = 20): void {
  const element = document.getElementById(item);
  if (!element) {
    // Its view may still be fetching data.
    if (tries > 0) setTimeout(() => goTo(item, tries - 1), 100);
    return;
  }
  for (let above = element.parentElement; above; above = above.parentElement) {
    if (above instanceof HTMLDetailsElement) above.open = true;
  }
  if (element instanceof HTMLDetailsElement) element.open = true;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
}
