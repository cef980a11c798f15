import { render } from "preact";
import scenario from "../../../../scenarios/microenvironment/pd1-blockade.yaml";
import { Shell } from "../kit/shell.tsx";
import { LabPage } from "../lab/lab-page.tsx";
import { LabStore } from "../lab/lab-store.ts";

const store = new LabStore({ version: 1, study: scenario, arm: "control" });

render(
  <Shell page="lab">
    <LabPage store={store} />
  </Shell>,
  document.getElementById("app")!,
);
