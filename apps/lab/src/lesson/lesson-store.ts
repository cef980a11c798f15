import { computed, signal } from "@preact/signals";
import type { TissueLook } from "../../../../src/index.ts";
import { remember, remembered } from "../kit/theme.ts";
import { LabStore } from "../lab/lab-store.ts";
import { type Layer, type Lesson, layers } from "./content.ts";
import { startOf, studyWith } from "./lesson-study.ts";

const layerKey = "immunarium.layer";
const kept = remembered(layerKey);

/** How deep somebody reads; remembered on this device. */
export const layer = signal<Layer>(layers.find((one) => one === kept) ?? "plain");

export function readAs(chosen: Layer): void {
  layer.value = chosen;
  remember(layerKey, chosen);
}

/** A lesson that runs: its study with the controls as they stand, once with its cause and once without, by the same chance. */
export class LessonStore {
  readonly lab: LabStore;
  readonly stops;
  /** An option's id, "skipped", or nothing yet. */
  readonly guess = signal<string | undefined>(undefined);

  constructor(readonly lesson: Lesson) {
    this.stops = signal<Readonly<Record<string, number>>>(startOf(lesson));
    const { arm, without } = lesson;
    this.lab = new LabStore({
      version: 1,
      study: studyWith(lesson, this.stops.peek()),
      arm,
      beside: { kind: "arm", arm: without },
    });
    this.lab.playback.speed.value = 0.5;
  }

  /** Sets controls, and runs again from the start of the month. */
  set(changes: Readonly<Record<string, number>>): void {
    this.stops.value = { ...this.stops.value, ...changes };
    const { lab, lesson } = this;
    lab.edit("changed a control", { ...lab.document.peek(), study: studyWith(lesson, this.stops.value) });
    lab.playback.pause();
    lab.playback.day.value = 0;
    lab.playback.play();
  }

  reset(): void {
    this.guess.value = undefined;
    this.set(startOf(this.lesson));
  }

  /** Whether both runs are computed to their end. */
  readonly done = computed(
    () => this.lab.main.phase.value.is === "ended" && this.lab.beside.phase.value.is === "ended",
  );

  looks(side: "main" | "beside"): TissueLook[] {
    return this.lab[side].frames.map(({ looks }) => looks[0]);
  }
}
