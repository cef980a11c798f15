import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { nextTurn } from "./turns.ts";

/**
 * Puts its content on the page in a task of its own, after what stands before it: a page that comes at once in one piece
 * answers nobody meanwhile.
 */
export function Later({ children }: { readonly children: () => ComponentChildren }) {
  const isDue = useSignal(false);
  useEffect(() => {
    let isHere = true;
    void nextTurn().then(() => {
      if (isHere) isDue.value = true;
    });
    return () => {
      isHere = false;
    };
  }, [isDue]);
  return isDue.value ? children() : null;
}
