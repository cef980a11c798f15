import { render } from "preact";
import { Shell } from "../kit/shell.tsx";
import { TrialPage } from "../trial/trial-page.tsx";
import { TrialStore } from "../trial/trial-store.ts";

const store = new TrialStore();

render(
  <Shell page="trial">
    <TrialPage store={store} />
  </Shell>,
  document.getElementById("app")!,
);
