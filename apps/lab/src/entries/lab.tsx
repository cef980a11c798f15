import scenario from "../../../../scenarios/microenvironment/pd1-blockade.yaml";
import { LabFile } from "../document/lab-file.ts";
import { opening } from "../document/opening.ts";
import { mount } from "../kit/mount.ts";
import { Shell } from "../kit/shell.tsx";
import { nextTurn } from "../kit/turns.ts";
import { LabPage } from "../lab/lab-page.tsx";
import { LabStore } from "../lab/lab-store.ts";

const found = await opening(location.hash.slice(1), { version: 1, study: scenario, arm: "nivolumab" });
const file = new LabFile(new LabStore(found.document), found);

// What was loaded is evaluated by now; the page is another piece of work.
await nextTurn();
mount(
  <Shell
    page="lab"
    skip={[
      ["words", "Skip to the tissue in words"],
      ["timeline", "Skip to the timeline"],
      ["scenario", "Skip to the scenario"],
    ]}
  >
    <LabPage file={file} />
  </Shell>,
);
