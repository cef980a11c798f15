import { render } from "preact";
import { Home } from "../home/home.tsx";
import { Shell } from "../kit/shell.tsx";
import { nextTurn } from "../kit/turns.ts";

// What was loaded is evaluated by now; the page is another piece of work.
await nextTurn();
render(
  <Shell page="home">
    <Home />
  </Shell>,
  document.getElementById("app")!,
);
