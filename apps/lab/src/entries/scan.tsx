import { render } from "preact";
import { Shell } from "../kit/shell.tsx";

render(
  <Shell page="scan">
    <h1>scan</h1>
  </Shell>,
  document.getElementById("app")!,
);
