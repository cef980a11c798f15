import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface MenuProps {
  readonly label: string;
  children(close: () => void): ComponentChildren;
}

/** A button that opens a list below it; Escape and a click elsewhere close it. */
export function Menu({ label, children }: MenuProps) {
  const open = useSignal(false);
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open.value) return undefined;
    const outside = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) open.value = false;
    };
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      open.value = false;
      button.current?.focus();
    };
    addEventListener("pointerdown", outside);
    addEventListener("focusin", outside);
    addEventListener("keydown", press);
    return () => {
      removeEventListener("pointerdown", outside);
      removeEventListener("focusin", outside);
      removeEventListener("keydown", press);
    };
  }, [open.value]);
  return (
    <div class="document-menu" ref={place}>
      <button
        ref={button}
        type="button"
        aria-expanded={open.value}
        aria-controls={id}
        onClick={() => (open.value = !open.value)}
      >
        {label} <span aria-hidden="true">▾</span>
      </button>
      {open.value && (
        <div id={id} class="document-menu-list panel">
          {children(() => {
            open.value = false;
            button.current?.focus();
          })}
        </div>
      )}
    </div>
  );
}
