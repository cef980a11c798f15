import { useState } from "preact/hooks";
import { announce } from "../../kit/live-region.tsx";
import { longestLink } from "../../share/link.ts";
import { trialLink } from "../document/trial-link.ts";
import { useStore } from "../store-context.ts";

/** The design as a link: all of it stands behind the #, and is sent nowhere. */
export function CopyLink() {
  const store = useStore();
  const [said, setSaid] = useState("");
  const copy = async () => {
    const link = await trialLink(store.trial.peek());
    if (link.length > longestLink) return setSaid("Too long for a link: save the trial file instead (Show as code).");
    history.replaceState(undefined, "", `#${link}`);
    try {
      await navigator.clipboard.writeText(location.href);
      setSaid("Copied");
      announce("Link copied.");
    } catch {
      setSaid("The link is in the address bar: copy it there.");
    }
  };
  return (
    <>
      <button type="button" onClick={copy}>
        Copy link
      </button>
      {said && <span class="quiet-text">{said}</span>}
    </>
  );
}
