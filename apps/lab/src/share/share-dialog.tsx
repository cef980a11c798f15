import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { version } from "../../../../src/index.ts";
import { shortTitle } from "../document/canonical.ts";
import type { LabFile } from "../document/lab-file.ts";
import { fileStem, saveAs } from "../export/save-as.ts";
import { Dialog } from "../kit/dialog.tsx";
import { commandLine, commandStudy } from "./command-line.ts";
import { embedSnippet } from "./embed.ts";
import { linkText, longestLink, type SharedView } from "./link.ts";
import { Way } from "./way.tsx";
import "./share.css";

interface ShareDialogProps {
  readonly file: LabFile;
  readonly open: boolean;
  onClose(): void;
  /** Layers that the tissue view shows, for links that bring the view. */
  readonly layers?: readonly string[];
}

/** Ways to hand the scenario on: a link, a frame for other pages, a command, a file. */
export function ShareDialog({ file, open, onClose, layers }: ShareDialogProps) {
  return (
    <Dialog open={open} title="Share" onClose={onClose}>
      <Ways file={file} {...(layers && { layers })} />
    </Dialog>
  );
}

function Ways({ file, layers }: Pick<ShareDialogProps, "file" | "layers">) {
  const { store } = file;
  const withView = useSignal(true);
  const link = useSignal("");
  const document = store.document.value;
  const phase = store.main.phase.value;
  const digest = phase.is === "ended" ? phase.digest : undefined;
  const day = store.playback.day.peek();
  const patch = store.patch.value;
  useEffect(() => {
    const view: SharedView = { day, patch, ...(layers && { layers }) };
    const shared = { document, engine: version, ...(digest && { digest }), ...(withView.value && { view }) };
    let isOld = false;
    void linkText(shared).then((text) => {
      if (!isOld) link.value = `${location.href.split("#")[0]}#${text}`;
    });
    return () => {
      isOld = true;
    };
  }, [document, digest, withView.value, day, patch, layers?.join()]);
  const isLong = link.value.length > longestLink;
  return (
    <div class="share-ways">
      <p class="quiet-text">
        The link holds the whole scenario behind its #. That part stays in the browser: it is never sent to a server.
        Whoever opens it computes the run again{digest ? ", and sees whether it comes to the same" : ""}.
        {!digest && " Wait for the run to end to send its result along, for comparison."}
      </p>
      <label>
        <input type="checkbox" checked={withView.value} onChange={() => (withView.value = !withView.value)} />
        With the view: day {Math.round(day * 100) / 100}
        {layers && layers.length > 0 && `, ${layers.join(", ")}`}
      </label>
      {isLong ? (
        <div class="notice">
          This scenario makes a link of {Math.ceil(link.value.length / 1024)} kB. Some programs cut links above 8 kB.
          Send the file instead:{" "}
          <button type="button" onClick={() => saveStudy(file)}>
            Save the scenario as a file
          </button>
        </div>
      ) : (
        <Way label="Link" text={link.value} copy="Copy link" />
      )}
      <Way label="For another web page" text={embedSnippet(link.value, shortTitle(document))} copy="Copy snippet" />
      <Way label="As a command" text={commandLine(document)} copy="Copy command" />
      <p class="quiet-text">
        The command reads the scenario as a file beside it, and comes to the same run.{" "}
        <button type="button" onClick={() => saveStudy(file)}>
          Save scenario.json
        </button>
      </p>
    </div>
  );
}

function saveStudy({ store }: LabFile): void {
  const document = store.document.peek();
  saveAs(`${fileStem(document)}.json`, commandStudy(document), "application/json");
}
