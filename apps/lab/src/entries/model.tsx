import { mount } from "../kit/mount.ts";
import { Shell } from "../kit/shell.tsx";
import { nextTurn } from "../kit/turns.ts";
import { ModelPage } from "../model/model-page.tsx";

// What was loaded is evaluated by now; the page is another piece of work.
await nextTurn();
mount(
  <Shell page="model">
    <ModelPage />
  </Shell>,
);
