import { render } from "preact";
import { Home } from "../home/home.tsx";
import { Shell } from "../kit/shell.tsx";

render(
  <Shell page="home">
    <Home />
  </Shell>,
  document.getElementById("app")!,
);
