import { render } from "preact";
import { root, Shell } from "../kit/shell.tsx";

render(
  <Shell page="home" reading>
    <h1>Watch the immune system meet a tumour</h1>
    <p>Cells meet, hide and kill by rules that you can read. Change one thing and see what follows.</p>
    <p class="row">
      <a class="button primary" href={new URL("learn/fewer-targets/", root).href}>
        Start: how can a shrinking tumour come back?
      </a>
      <a class="button" href={new URL("lab/", root).href}>
        Open the lab
      </a>
      <a class="button" href={new URL("trial/", root).href}>
        Design a virtual trial
      </a>
    </p>
  </Shell>,
  document.getElementById("app")!,
);
