import { opening } from "../document/opening.ts";
import { mount } from "../kit/mount.ts";
import { Shell } from "../kit/shell.tsx";
import { nextTurn } from "../kit/turns.ts";
import { ScanPage } from "../scan/scan-page.tsx";
import { ScanStore } from "../scan/scan-store.ts";
import { starterStudy } from "../scan/starter-study.ts";

const store = new ScanStore();
const { document: opened, link } = await opening(location.hash.slice(1), {
  version: 1,
  study: starterStudy,
  arm: "run",
});
if (link) store.given.value = opened;
if (link || !store.restore()) void store.choose(opened.study, opened.arm);

// What was loaded is evaluated by now; the page is another piece of work.
await nextTurn();
mount(
  <Shell page="scan">
    <ScanPage store={store} />
  </Shell>,
);
