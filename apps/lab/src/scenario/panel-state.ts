import { computed, signal } from "@preact/signals";
import { keyPath } from "../../../../src/index.ts";
import { type Path, valueAt } from "../document/lab-document.ts";
import type { LabFile } from "../document/lab-file.ts";
import { armScenario, changed, type Scope } from "./effective.ts";
import type { Entry } from "./entry.ts";
import { inUnit } from "./quantity-text.ts";

/** What the panel shows and changes. */
export class PanelState {
  readonly scope = signal<Scope>("where it stands");
  /** Faults of entries by their place in the study, and all others. */
  readonly faults;
  readonly scenario;

  constructor(readonly file: LabFile) {
    const { store } = file;
    this.scenario = computed(() => armScenario(store.document.value));
    this.faults = computed(() =>
      (store.main.refusal.value?.faults ?? []).map(({ place, found, expected }) => ({
        // `scenario:12: clones[0].mhc`
        key: place.replace(/^[^:]*:\d+:?\s*/, ""),
        text: `found ${found}; expected ${expected}`,
      })),
    );
  }

  /** The value that the arm's scenario says; undefined where it says none. */
  said(entry: Entry): number | undefined {
    return inUnit(valueAt(this.scenario.value.data, entry.path), entry.readAs);
  }

  /** What the thread refused at an entry. */
  faultOf(path: Path): string | undefined {
    const key = keyPath(this.scenario.value.placeOf(path));
    return this.faults.value.find((fault) => fault.key === key)?.text;
  }

  set(label: string, path: Path, value: unknown): void {
    const { store } = this.file;
    const document = store.document.peek();
    const study = changed(document.study, this.scenario.peek(), path, value, this.scope.peek());
    store.edit(label, { ...document, study });
  }

  /** Whether an entry is other than in the document as it was opened. */
  isChanged(path: Path): boolean {
    const { study } = this.file.start.value;
    return JSON.stringify(valueAt(this.scenario.value.data, path)) !== JSON.stringify(this.before(study, path));
  }

  /** Back to what the document said when it was opened. */
  reset(label: string, path: Path): void {
    this.set(`reset ${label}`, path, this.before(this.file.start.peek().study, path));
  }

  private before(study: LabFile["start"]["value"]["study"], path: Path): unknown {
    return valueAt(armScenario({ study, arm: this.file.store.document.value.arm }).data, path);
  }
}
