import "./timeline.css";
import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { LabStore } from "../lab/lab-store.ts";
import { AddDialog } from "./add-dialog.tsx";
import { percent } from "./axis.ts";
import { Computing } from "./computing.tsx";
import { shortNumber } from "./course.ts";
import { DoseForm } from "./dose-form.tsx";
import { TreatmentEditor } from "./editor.ts";
import { FlagList, FlagTrack, useFlags } from "./flags.tsx";
import { PlayControls } from "./play-controls.tsx";
import { Axis, Scrubber } from "./scrubber.tsx";
import { useTumourLines } from "./sparkline.tsx";
import { Treatments } from "./treatments.tsx";

interface TimelineProps {
  readonly store: LabStore;
  /** Makes a second run from a day on; absent: there is no button for it. */
  onFork?(day: number): void;
}

/** Days of a run: what was computed, what is given, what happened. */
export function Timeline({ store, onFork }: TimelineProps) {
  const [editor] = useState(() => new TreatmentEditor(store));
  const [width] = useState(() => signal(600));
  const track = useRef<HTMLDivElement>(null);
  const flags = useFlags(store).value;
  const lines = useTumourLines(store);
  const duration = store.duration.value;
  useEffect(() => {
    void editor.load();
  }, [editor]);
  useEffect(() => {
    const watch = new ResizeObserver(([{ contentRect }]) => {
      width.value = Math.max(1, contentRect.width);
    });
    if (track.current) watch.observe(track.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div class="timeline panel">
      <div class="timeline-bar">
        <PlayControls store={store} />
        <DayNow store={store} />
        <Computing store={store} />
      </div>
      <div class="timeline-grid">
        <Playhead store={store} />
        <ForkLine store={store} />
        <div class="timeline-row">
          <div class="timeline-label timeline-scrubber-label quiet-text">
            Tumour in the patch
            <br /> 0 to {lines.most} cells
          </div>
          <div class="timeline-track" ref={track}>
            <Scrubber {...{ store, lines }} />
            <Axis duration={duration} width={width.value} />
          </div>
        </div>
        <GhostNote store={store} />
        <Treatments editor={editor} width={width.value}>
          {onFork && <ForkButton store={store} onFork={onFork} />}
        </Treatments>
        <div class="timeline-row timeline-events-row">
          <h2 class="timeline-label">Events</h2>
          <FlagTrack {...{ store, flags }} width={width.value} />
        </div>
      </div>
      <FlagList {...{ store, flags }} />
      <AddDialog editor={editor} />
      <DoseForm editor={editor} />
    </div>
  );
}

function DayNow({ store }: { readonly store: LabStore }) {
  return (
    <p class="timeline-day">
      Day <output>{shortNumber(Math.round(store.playback.day.value * 10) / 10)}</output>{" "}
      <span class="quiet-text">of {shortNumber(store.duration.value)}</span>
    </p>
  );
}

/** The day on the screen, through all rows. */
function Playhead({ store }: { readonly store: LabStore }) {
  return (
    <div class="timeline-overlay" aria-hidden="true">
      <div class="timeline-playhead" style={{ left: percent(store.playback.day.value, store.duration.value) }} />
    </div>
  );
}

function ForkButton({ store, onFork }: { readonly store: LabStore; onFork(day: number): void }) {
  // Runs can be left where tissue and body meet only.
  const exchange = (store.main.opened.value?.scenario.steps.exchange ?? 360) / 1440;
  const day = Math.round(store.playback.day.value / exchange) * exchange;
  return (
    <button type="button" class="timeline-fork" onClick={() => onFork(day)}>
      Fork from this day
    </button>
  );
}

/** Where the second run leaves the first. */
function ForkLine({ store }: { readonly store: LabStore }) {
  const { beside } = store.document.value;
  if (beside?.kind !== "fork") return null;
  return (
    <div class="timeline-overlay">
      <div class="timeline-fork-line" style={{ left: percent(beside.day, store.duration.value) }}>
        <span class="timeline-fork-name">Fork, day {shortNumber(beside.day)}</span>
      </div>
    </div>
  );
}

function GhostNote({ store }: { readonly store: LabStore }) {
  const { ghost } = store.main;
  if (!ghost.value) return null;
  return (
    <p class="timeline-ghost-note quiet-text">
      <svg class="timeline-side-mark is-ghost" viewBox="0 0 28 8" aria-hidden="true">
        <path d="M1 4h26" />
      </svg>
      Grey: the run before your change
      <button
        type="button"
        class="quiet"
        onClick={() => {
          ghost.value = undefined;
        }}
      >
        Dismiss
      </button>
    </p>
  );
}
