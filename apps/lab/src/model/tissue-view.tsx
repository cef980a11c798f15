import { type CellKind, cellKinds, references, substances } from "../../../../src/index.ts";
import { fillOf } from "../design/look.ts";
import { kindStyles } from "../design/palette.ts";
import { ScrollBox } from "../kit/scroll-box.tsx";
import { itemId, itemLink } from "./route.ts";
import { SourceText } from "./source-text.tsx";

/** Who is in a piece of tissue, and what diffuses between them. */
export function TissueView() {
  return (
    <>
      <p>
        A piece of tissue is a sample of the tumour, cell by cell. Cells lie in layers or move about, touch, kill,
        divide and die; substances spread between them. It exchanges cells, drugs and signals with the body.
      </p>
      <h3>Kinds of cells</h3>
      <ScrollBox label="Kinds of cells">
        <table>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">What it is</th>
              <th scope="col">In plain words</th>
              <th scope="col">Moves</th>
              <th scope="col" class="number">
                Volume, µm³
              </th>
            </tr>
          </thead>
          <tbody>
            {(Object.entries(cellKinds) as [CellKind, (typeof cellKinds)[CellKind]][]).map(([kind, traits]) => (
              <tr key={kind}>
                <th scope="row">
                  <span class="model-swatch" style={{ background: fillOf(kind) }} aria-hidden="true" />
                  {kind}
                </th>
                <td>{traits.meaning}</td>
                <td>{kindStyles[kind].plain}</td>
                <td>{traits.crawls ? "crawls" : "fixed" in traits ? "stays where it is" : "is pushed"}</td>
                <td class="number">{traits.volume.toLocaleString("en")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p class="quiet-text">
        Volumes: <a href={itemLink("reference", "spqsp-pdac")}>{references["spqsp-pdac"].title}</a>, unless the code
        says otherwise.
      </p>
      <h3>Substances</h3>
      <ScrollBox label="Substances">
        <table>
          <thead>
            <tr>
              <th scope="col">Substance</th>
              <th scope="col">What it is</th>
              <th scope="col">Unit</th>
              <th scope="col" class="number">
                Diffusion, µm²/min
              </th>
              <th scope="col">Lost by</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(substances).map(([name, { meaning, unit, diffusion, loss, source }]) => (
              <tr key={name} id={itemId("substance", name)}>
                <th scope="row">{name}</th>
                <td>{meaning}</td>
                <td>{unit}</td>
                <td class="number">{diffusion.toLocaleString("en")}</td>
                <td>
                  <a href={itemLink("parameter", loss)}>{loss}</a>
                </td>
                <td>
                  <SourceText source={source} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
