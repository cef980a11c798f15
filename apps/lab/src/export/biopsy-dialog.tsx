import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import type { LabFile } from "../document/lab-file.ts";
import { Dialog } from "../kit/dialog.tsx";
import { announce } from "../kit/live-region.tsx";
import { BiopsyFindings, type TakenBiopsy } from "./biopsy-findings.tsx";
import { atDesk } from "./desk.ts";
import { frameAtHand, headline, scenarioAtHand } from "./run-at-hand.ts";

interface BiopsyDialogProps {
  readonly file: LabFile;
  readonly open: boolean;
  onClose(): void;
}

/** Stains of tumour cells: which one a laboratory would take depends on the tumour. */
const markers = ["pan-cytokeratin", "SOX10"] as const;
const stains = { "pan-cytokeratin": "pan-cytokeratin (carcinoma)", SOX10: "SOX10 (melanoma)" } as const;

/** A virtual biopsy of the patch on the screen, on the day on the screen. */
export function BiopsyDialog({ file, open, onClose }: BiopsyDialogProps) {
  return (
    <Dialog open={open} title="Virtual biopsy" onClose={onClose}>
      <Laboratory file={file} />
    </Dialog>
  );
}

type Stage =
  | { readonly is: "ready" }
  | { readonly is: "working" }
  | { readonly is: "failed"; readonly why: string }
  | { readonly is: "done"; readonly biopsy: TakenBiopsy };

function Laboratory({ file }: { readonly file: LabFile }) {
  const id = useId();
  const { store } = file;
  const marker = useSignal<(typeof markers)[number]>(
    store.document.value.study.cancer === "melanoma" ? "SOX10" : "pan-cytokeratin",
  );
  const stage = useSignal<Stage>({ is: "ready" });
  const control = useSignal<AbortController | undefined>(undefined);
  useEffect(() => () => control.peek()?.abort(), [control]);
  const day = store.main.frameAt(store.playback.day.value)?.day ?? 0;

  const take = async () => {
    const mine = new AbortController();
    control.value = mine;
    stage.value = { is: "working" };
    try {
      const frame = await frameAtHand(store);
      const given = { frame, scenario: scenarioAtHand(store), title: headline(store), marker: marker.value };
      const made = await atDesk("biopsy", given, { signal: mine.signal });
      stage.value = { is: "done", biopsy: { ...made, day: frame.time / 1440 } };
      announce("The biopsy is ready.");
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      stage.value = mine.signal.aborted ? { is: "ready" } : { is: "failed", why };
    }
  };
  const now = stage.value;
  return (
    <div class="export-biopsy">
      <p>
        A section of the patch on day {Math.round(day * 100) / 100} is cut, stained with antibodies, imaged and read by
        image analysis, as a laboratory does it. The model knows the truth, so the reading can be compared with it.
      </p>
      <div class="row">
        <label for={id}>Tumour stain</label>
        <select
          id={id}
          value={marker.value}
          onChange={(event) => (marker.value = event.currentTarget.value as "SOX10")}
        >
          {markers.map((name) => (
            <option key={name} value={name}>
              {stains[name]}
            </option>
          ))}
        </select>
        <button type="button" class="primary" disabled={now.is === "working"} onClick={take}>
          {now.is === "done" ? "Take it again" : "Take the biopsy"}
        </button>
        {now.is === "working" && (
          <>
            <progress aria-label="Cutting, staining, imaging, reading" />
            <button type="button" onClick={() => control.value?.abort()}>
              Stop
            </button>
          </>
        )}
      </div>
      {now.is === "failed" && <p class="notice">The biopsy could not be taken: {now.why}</p>}
      {now.is === "done" && <BiopsyFindings biopsy={now.biopsy} file={file} />}
    </div>
  );
}
