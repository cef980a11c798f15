import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { ExportMenu } from "../export/export-menu.tsx";
import { PhysicellDialog } from "../physicell/physicell-dialog.tsx";
import { LinkTrouble } from "../share/link-trouble.tsx";
import { SameResult } from "../share/same-result.tsx";
import { ShareDialog } from "../share/share-dialog.tsx";
import { layersOf, showLayers } from "../share/view-layers.ts";
import type { TissueViewState } from "../tissue/tissue-view-state.ts";
import { HistoryMenu } from "./history-menu.tsx";
import type { LabFile } from "./lab-file.ts";
import { LibraryDialog } from "./library-dialog.tsx";
import { followLinks, type Opening } from "./opening.ts";
import { TitleField } from "./title-field.tsx";
import { StorageDenied, WelcomeBack } from "./welcome-back.tsx";
import "./document.css";

const words = {
  opening: "",
  saved: "Saved here ✓",
  saving: "Saving …",
  "in memory": "Kept until the page closes",
} as const;

interface DocumentBarProps {
  readonly file: LabFile;
  /** What the tissue view shows, for links that bring the view; links change it. */
  readonly view?: TissueViewState;
  /** What else is chosen here. */
  readonly children?: ComponentChildren;
}

/** The document at hand: its title, whether it is kept, what was done, and the ways in and out. */
export function DocumentBar({ file, view, children }: DocumentBarProps) {
  const shown = useSignal<"library" | "share" | "physicell" | undefined>(undefined);
  const trouble = useSignal<Opening["trouble"]>(file.opening?.trouble);
  useEffect(() => followLinks(file, (found) => (trouble.value = found)), [file]);
  const { layers } = file.sender.value ?? {};
  useEffect(() => {
    if (view && layers) showLayers(view, layers);
  }, [view, layers]);
  const close = () => (shown.value = undefined);
  return (
    <section class="document-bar" data-region aria-label="Document">
      <div class="row document-name">
        <TitleField file={file} />
        <span class="quiet-text">{words[file.keeper.keeping.value]}</span>
        <SameResult file={file} />
      </div>
      <div class="row document-actions">
        <button type="button" onClick={() => (shown.value = "library")}>
          Library
        </button>
        <HistoryMenu file={file} />
        <button type="button" onClick={() => (shown.value = "share")}>
          Share
        </button>
        <ExportMenu file={file} view={view} />
        <button type="button" onClick={() => (shown.value = "physicell")}>
          PhysiCell
          <span class="visually-hidden"> project: open one</span>
        </button>
        {children}
      </div>
      <StorageDenied file={file} />
      <WelcomeBack file={file} />
      <LibraryDialog file={file} open={shown.value === "library"} onClose={close} />
      <ShareDialog
        file={file}
        open={shown.value === "share"}
        onClose={close}
        {...(view && { layers: layersOf(view) })}
      />
      <PhysicellDialog open={shown.value === "physicell"} onClose={close} onDrop={() => (shown.value = "physicell")} />
      <LinkTrouble trouble={trouble.value} onClose={() => (trouble.value = undefined)} />
    </section>
  );
}
