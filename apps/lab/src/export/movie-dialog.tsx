import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { LabFile } from "../document/lab-file.ts";
import { Dialog } from "../kit/dialog.tsx";
import { startJob } from "./job.ts";
import { type MovieWish, movieDays, movieFault } from "./movie-plan.ts";

interface MovieDialogProps {
  readonly file: LabFile;
  /** The substance that the tissue view shows. */
  readonly substance: string | undefined;
  readonly open: boolean;
  onClose(): void;
}

/** A movie of the run so far: how fast, how smooth, with which layer. */
export function MovieDialog({ open, onClose, ...rest }: MovieDialogProps) {
  return (
    <Dialog open={open} title="Movie" onClose={onClose}>
      <Form {...rest} close={onClose} />
    </Dialog>
  );
}

const rates = [12, 24, 30] as const;

function Form({ file, substance, close }: Omit<MovieDialogProps, "open" | "onClose"> & { close(): void }) {
  const id = useId();
  const { store } = file;
  const pace = useSignal("4");
  const rate = useSignal<number>(24);
  const layer = useSignal(substance ?? "");
  const kind = useSignal<MovieWish["kind"]>("webm");
  const frames = store.main.frameCount.value;
  const last = frames > 0 ? (store.main.frames[frames - 1]?.day ?? 0) : 0;
  const substances = store.main.frames[0]?.looks[0]?.fields.map((field) => field.substance) ?? [];
  const wish = { pace: Number(pace.value.replace(",", ".")), rate: rate.value };
  const fault = frames === 0 ? "There is no run yet. Wait until the first day is computed." : movieFault(last, wish);
  const count = fault === undefined ? movieDays(last, wish).length : 0;
  const make = async (event: Event) => {
    event.preventDefault();
    if (fault !== undefined) return;
    close();
    const { saveMovie } = await import("./movie.ts");
    const asked = { ...wish, kind: kind.value, ...(layer.value !== "" && { substance: layer.value }) };
    await startJob(`Movie (${kind.value === "webm" ? "WebM" : "pictures"})`, (job) => saveMovie(store, job, asked));
  };
  return (
    <form class="export-movie" noValidate onSubmit={make}>
      <label>
        Seconds a simulated week
        <input
          type="text"
          inputMode="decimal"
          size={5}
          value={pace.value}
          aria-invalid={fault !== undefined ? true : undefined}
          aria-describedby={`${id}-length`}
          onInput={(event) => (pace.value = event.currentTarget.value)}
        />
      </label>
      <label>
        Pictures a second
        <select value={String(rate.value)} onChange={(event) => (rate.value = Number(event.currentTarget.value))}>
          {rates.map((one) => (
            <option key={one} value={String(one)}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label>
        Layer
        <select value={layer.value} onChange={(event) => (layer.value = event.currentTarget.value)}>
          <option value="">none</option>
          {substances.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        As
        <select value={kind.value} onChange={(event) => (kind.value = event.currentTarget.value as MovieWish["kind"])}>
          <option value="webm">WebM</option>
          <option value="png">pictures (PNG) in a ZIP</option>
        </select>
      </label>
      <p id={`${id}-length`} role="status" class={fault ? "notice" : "quiet-text"}>
        {fault ??
          `${count.toLocaleString("en")} pictures, ${(count / wish.rate).toFixed(1)} seconds, to day ${Math.round(100 * last) / 100}. Clock, scale bar, seed and digest are in each picture.`}
      </p>
      <p class="quiet-text">
        Drawn picture by picture, so that a slow machine makes the same movie.
        {!globalThis.VideoEncoder &&
          " This browser has no encoder for that: WebM is recorded at the pace of the movie."}
      </p>
      <p class="row">
        <button type="submit" class="primary" disabled={fault !== undefined}>
          Make the movie
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </p>
    </form>
  );
}
