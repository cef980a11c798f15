import type { OpenedTrial } from "./document/trial-link.ts";

/** What became of the link that the page was opened with. */
export function LinkNotice({ opened }: { readonly opened: OpenedTrial }) {
  if (opened.is === "trial") return null;
  return (
    <p class="notice" role="status">
      <strong>This link could not be opened here.</strong>{" "}
      {opened.is === "newer" &&
        `It was made by a later version (link format ${opened.version}; this page reads 1): reload the page, then open it again.`}
      {opened.is === "damaged" &&
        `${opened.reason} Messages and mail programs sometimes cut long links: ask for it again, or for the trial file.`}
      {opened.is === "lab" &&
        "It is a link of the lab. Open it there, or take its doses over with “Copy from a lab run”."}{" "}
      Below is the usual trial to begin with.
    </p>
  );
}
