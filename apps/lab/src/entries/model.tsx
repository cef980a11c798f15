import { render } from "preact";
import { Shell } from "../kit/shell.tsx";
import { ModelPage } from "../model/model-page.tsx";

render(
  <Shell page="model">
    <ModelPage />
  </Shell>,
  document.getElementById("app")!,
);
