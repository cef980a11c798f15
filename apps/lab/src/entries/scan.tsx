import { render } from "preact";
import { Shell } from "../kit/shell.tsx";
import { ScanPage } from "../scan/scan-page.tsx";
import { ScanStore } from "../scan/scan-store.ts";
import { starterStudy } from "../scan/starter-study.ts";

const store = new ScanStore();
void store.choose(starterStudy);

render(
  <Shell page="scan">
    <ScanPage store={store} />
  </Shell>,
  document.getElementById("app")!,
);
