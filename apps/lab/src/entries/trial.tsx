import { render } from "preact";
import { Shell } from "../kit/shell.tsx";

render(
  <Shell page="trial">
    <h1>trial</h1>
  </Shell>,
  document.getElementById("app")!,
);
