import { signal } from "@preact/signals";
import { keyPath } from "../../../../../src/index.ts";
import type { LabDocument, Path } from "../../document/lab-document.ts";
import { announce } from "../../kit/live-region.tsx";
import { armScenario } from "../effective.ts";
import type { Focus, PanelState } from "../panel-state.ts";
import type { PlacedFault } from "../placed-fault.ts";

/** A change of the scenario's parts that nobody has agreed to yet. */
export interface Change {
  readonly document: LabDocument;
  /** For the history, and said aloud. */
  readonly label: string;
  readonly focus?: Focus;
}

/** A change that is held against the study's reader first; what it finds stands beside the fields. */
export class PartDraft {
  readonly busy = signal(false);
  private readonly faults = signal<readonly PlacedFault[]>([]);
  private asked: LabDocument | undefined;

  constructor(private readonly state: PanelState) {}

  /** Makes the change unless the reader finds something in it; says whether it was made. */
  async offer({ document, label }: Change): Promise<boolean> {
    const { store } = this.state.file;
    this.busy.value = true;
    this.asked = document;
    this.faults.value = await this.state.check.newFaults(document, store.document.peek());
    this.busy.value = false;
    if (this.faults.value.length > 0) {
      announce(this.faults.value.map(({ text }) => text).join(". "));
      return false;
    }
    store.edit(label, document);
    announce(label);
    return true;
  }

  forget(): void {
    this.faults.value = [];
  }

  /** What the reader found at one of some places of the arm's scenario. */
  at(...paths: readonly Path[]): string | undefined {
    return this.faults.value.find(({ key }) => this.keys(paths).includes(key))?.text;
  }

  /** What it found elsewhere. */
  besides(...paths: readonly Path[]): readonly PlacedFault[] {
    return this.faults.value.filter(({ key }) => !this.keys(paths).includes(key));
  }

  private keys(paths: readonly Path[]): readonly string[] {
    if (!this.asked) return [];
    const scenario = armScenario(this.asked);
    return paths.map((path) => keyPath(scenario.placeOf(path)));
  }
}
