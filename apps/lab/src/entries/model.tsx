import { render } from "preact";
import { Shell } from "../kit/shell.tsx";

render(
  <Shell page="model">
    <h1>model</h1>
  </Shell>,
  document.getElementById("app")!,
);
