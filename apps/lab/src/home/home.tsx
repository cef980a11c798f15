import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { root } from "../kit/shell.tsx";
import "./home.css";
import { Poster } from "./poster.tsx";

/** The running tissue comes after the words: it needs ten times their script. */
const Live = signal<ComponentType | undefined>(undefined);

/** Headline, a tissue, and three doors. */
export function Home() {
  useEffect(() => {
    void import("./live-tissue.tsx").then(({ LiveTissue }) => (Live.value = LiveTissue));
  }, []);
  const Tissue = Live.value ?? Poster;
  return (
    <div class="home">
      <div class="home-words">
        <h1>Watch the immune system meet a tumour</h1>
        <p class="home-lead">
          Cells meet, hide and kill by rules that you can read. Change one thing and see what follows. Everything runs
          here, in this tab.
        </p>
        <ul class="home-doors">
          <Door path="learn/fewer-targets/" title="Start: how can a shrinking tumour come back?">
            Guess, watch, compare. Five minutes.
          </Door>
          <Door path="lab/" title="Open the lab">
            Treat a tumour, fork the run, ask why.
          </Door>
          <Door path="trial/" title="Design a virtual trial">
            From two arms to survival curves.
          </Door>
        </ul>
        <p class="quiet-text">
          Or <a href={new URL("scan/", root).href}>scan a value</a> and see where fates change, or{" "}
          <a href={new URL("model/", root).href}>read the model</a>: every number with its source.
        </p>
      </div>
      <div class="home-tissue">
        <Tissue />
      </div>
    </div>
  );
}

function Door({ path, title, children }: { readonly path: string; readonly title: string; readonly children: string }) {
  return (
    <li>
      <a href={new URL(path, root).href}>{title}</a>
      <span>{children}</span>
    </li>
  );
}
