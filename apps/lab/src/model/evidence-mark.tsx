import type { Evidence } from "../../../../src/index.ts";

/** How a number is known, by a filled, half or empty mark and its word. */
export const evidenceWords: Readonly<Record<Evidence, string>> = {
  measured: "somebody measured it",
  fitted: "fitted to data, here or in the work that it comes from",
  assumed: "a choice or a guess, with its reason",
};

const paths: Readonly<Record<Evidence, string>> = {
  measured: "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1 -6 0Z",
  fitted: "M0 -6A6 6 0 0 0 0 6Z",
  assumed: "",
};

export function EvidenceMark({ of }: { readonly of: Evidence }) {
  return (
    <span class="model-evidence" title={evidenceWords[of]}>
      <svg viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true">
        <circle r="6" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path d={paths[of]} fill="currentColor" />
      </svg>
      {of}
    </span>
  );
}
