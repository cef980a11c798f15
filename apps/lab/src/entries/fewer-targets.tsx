import { render } from "preact";
import { Shell } from "../kit/shell.tsx";

render(
  <Shell page="learn">
    <h1>fewer-targets</h1>
  </Shell>,
  document.getElementById("app")!,
);
