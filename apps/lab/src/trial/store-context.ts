import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { TrialStore } from "./trial-store.ts";

export const StoreContext = createContext<TrialStore | undefined>(undefined);

/** The page's store. */
export function useStore(): TrialStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error("a part of the trial page stands outside of it");
  return store;
}
