import { useEffect, useId, useRef } from "preact/hooks";
import { theme } from "../kit/theme.ts";
import { CellInspector } from "./cell-inspector.tsx";
import { clock } from "./clock.ts";
import { CountsOverTime } from "./counts-over-time.tsx";
import { CountsTable } from "./counts-table.tsx";
import { cellAt, drawCells } from "./draw-cells.ts";
import type { ProjectLook, ReadTissue } from "./messages.ts";
import { Exports, Notes } from "./project-ends.tsx";
import type { ProjectRun } from "./project-run.ts";
import { fieldShown, SubstrateLayer } from "./substrate-layer.tsx";

interface ProjectViewProps {
  readonly run: ProjectRun;
  onAgain(): void;
}

/** A project as it runs: cells, legend with counts, curves, what was read otherwise than it looks. */
export function ProjectView({ run, onAgain }: ProjectViewProps) {
  const tissue = run.tissue.value;
  if (!tissue) return null;
  const look = run.lookCount.value > 0 ? run.looks[run.shown.value] : undefined;
  return (
    <>
      <Progress run={run} tissue={tissue} onAgain={onAgain} />
      {look && (
        <div class="physicell-view">
          <div>
            <Cells run={run} tissue={tissue} look={look} />
            <SubstrateLayer run={run} tissue={tissue} look={look} />
            <Scrubber run={run} look={look} />
          </div>
          <div>
            <Legend tissue={tissue} look={look} />
            <CountsOverTime run={run} tissue={tissue} />
            <CountsTable run={run} tissue={tissue} />
            <CellInspector run={run} tissue={tissue} look={look} />
          </div>
        </div>
      )}
      <Notes tissue={tissue} />
      {look && <Exports run={run} tissue={tissue} look={look} />}
    </>
  );
}

function Progress({ run, tissue, onAgain }: ProjectViewProps & { readonly tissue: ReadTissue }) {
  const stage = run.stage.value;
  const words = {
    running: "Running",
    stopped: "Stopped; what was computed stays",
    ended: "The run is over",
    failed: "The numerics failed; what was computed stays",
    empty: "",
    reading: "",
    refused: "",
  }[stage.is];
  return (
    <div class="row">
      <strong>{tissue.name}</strong>
      <span>
        {words}
        {stage.is === "failed" && `: ${stage.hint}`}
      </span>
      {stage.is === "running" && (
        <>
          <progress value={stage.time} max={tissue.duration} aria-label="Computed" />
          <span class="quiet-text">
            {clock(stage.time)} of {clock(tissue.duration)}
          </span>
          <button type="button" onClick={() => run.stop()}>
            Stop
          </button>
        </>
      )}
      {(stage.is === "stopped" || stage.is === "failed" || stage.is === "ended") && (
        <button type="button" onClick={onAgain}>
          Run again
        </button>
      )}
    </div>
  );
}

interface CellsProps {
  readonly run: ProjectRun;
  readonly tissue: ReadTissue;
  readonly look: ProjectLook;
}

function Cells({ run, tissue, look }: CellsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const field = fieldShown(run, look);
  const chosen = run.chosen.value;
  const [across, up] = [0, 1].map((axis) => tissue.maximum[axis] - tissue.minimum[axis]);
  const width = 1200;
  const height = Math.round(Math.min(1800, Math.max(300, (width * up) / across)));
  useEffect(() => {
    const handle = requestAnimationFrame(() => {
      const context = canvas.current?.getContext("2d");
      if (context) drawCells(context, tissue, look, { dark: theme.peek() === "dark", field, chosen });
    });
    return () => cancelAnimationFrame(handle);
  }, [tissue, look, theme.value, field?.look, field?.top, chosen]);
  const choose = ({ currentTarget, clientX, clientY }: MouseEvent & { currentTarget: HTMLCanvasElement }) => {
    const box = currentTarget.getBoundingClientRect();
    // The picture keeps its proportions within the element.
    const scale = Math.min(box.width / width, box.height / height);
    const x = (clientX - box.left - (box.width - width * scale) / 2) / scale;
    const y = (clientY - box.top - (box.height - height * scale) / 2) / scale;
    run.chosen.value = cellAt(tissue, look, { width, height }, x, y);
  };
  return (
    <canvas
      ref={canvas}
      class="physicell-canvas"
      width={width}
      height={height}
      onClick={choose}
      role="img"
      aria-label={`${look.id.length} cells at ${clock(look.time)}; the table beside it has their numbers.`}
    />
  );
}

function Scrubber({ run, look }: { readonly run: ProjectRun; readonly look: ProjectLook }) {
  const id = useId();
  const last = run.lookCount.value - 1;
  const go = (to: number) => {
    run.following.value = to >= last;
    run.shown.value = Math.max(0, Math.min(last, to));
  };
  return (
    <div class="physicell-scrubber">
      <button
        type="button"
        aria-label="One look back"
        disabled={run.shown.value === 0}
        onClick={() => go(run.shown.value - 1)}
      >
        ◀
      </button>
      <label for={id} class="visually-hidden">
        Time
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={last}
        value={run.shown.value}
        aria-valuetext={clock(look.time)}
        onInput={(event) => go(event.currentTarget.valueAsNumber)}
      />
      <button
        type="button"
        aria-label="One look on"
        disabled={run.shown.value >= last}
        onClick={() => go(run.shown.value + 1)}
      >
        ▶
      </button>
      <output for={id}>{clock(look.time)}</output>
    </div>
  );
}

function Legend({ tissue, look }: { readonly tissue: ReadTissue; readonly look: ProjectLook }) {
  const dead = look.state.reduce((sum, state) => sum + (state === 0 ? 0 : 1), 0);
  return (
    <table>
      <caption>Cells at {clock(look.time)}, in this model</caption>
      <tbody>
        {tissue.cellTypes.map((name, type) => (
          <tr key={name}>
            <th scope="row">
              <span class="physicell-swatch" style={{ background: tissue.colours[type] }} /> {name}
            </th>
            <td class="number">{look.counts[type].toLocaleString("en")}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            <span class="physicell-swatch physicell-dead">✕</span> dying or dead
          </th>
          <td class="number">{dead.toLocaleString("en")}</td>
        </tr>
      </tbody>
    </table>
  );
}
