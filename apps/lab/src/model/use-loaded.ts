import { useEffect, useState } from "preact/hooks";

const kept = new Map<() => Promise<unknown>, Promise<unknown>>();

/** Data that is loaded once and kept for all views; undefined until it is there. */
export function useLoaded<Data>(load: () => Promise<Data>): Data | undefined {
  const [data, setData] = useState<Data>();
  useEffect(() => {
    let current = true;
    const loading = (kept.get(load) as Promise<Data> | undefined) ?? load();
    kept.set(load, loading);
    loading.then(
      (found) => current && setData(() => found),
      (error) => {
        kept.delete(load);
        throw error;
      },
    );
    return () => {
      current = false;
    };
  }, [load]);
  return data;
}
