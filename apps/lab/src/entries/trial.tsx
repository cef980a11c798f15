import { mount } from "../kit/mount.ts";
import { Shell } from "../kit/shell.tsx";
import { nextTurn } from "../kit/turns.ts";
import { isFragment } from "../share/fragment.ts";
import { openTrialLink } from "../trial/document/trial-link.ts";
import { TrialPage } from "../trial/trial-page.tsx";
import { TrialStore } from "../trial/trial-store.ts";

const fragment = location.hash.slice(1);
const opened = isFragment(fragment) ? await openTrialLink(fragment) : undefined;
const store = new TrialStore(opened?.is === "trial" ? { version: 1, trial: opened.trial } : undefined);

// What was loaded is evaluated by now; the page is another piece of work.
await nextTurn();
mount(
  <Shell page="trial">
    <TrialPage store={store} {...(opened && { opened })} />
  </Shell>,
);
