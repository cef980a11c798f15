import { computed, signal } from "@preact/signals";
import { keyPath } from "../../../../src/index.ts";
import { type Path, type StudyData, valueAt } from "../document/lab-document.ts";
import type { LabFile } from "../document/lab-file.ts";
import { armScenario, changed, type Scope } from "./effective.ts";
import type { Entry } from "./entry.ts";
import { DraftCheck } from "./parts/draft-check.ts";
import { type Item, itemsOf, type PartList } from "./parts/views.ts";
import { placedFault } from "./placed-fault.ts";
import { inUnit } from "./quantity-text.ts";

/** A part of the scenario that should have the focus once it is drawn, or the button that adds such parts. */
export interface Focus {
  readonly list: PartList;
  /** Absent: the button that adds. */
  readonly name?: string;
}

/** What the panel shows and changes. */
export class PanelState {
  readonly focus = signal<Focus | undefined>(undefined);
  readonly check = new DraftCheck();
  readonly scope = signal<Scope>("where it stands");
  /** Faults of entries by their place in the study, and all others. */
  readonly faults;
  readonly scenario;

  constructor(readonly file: LabFile) {
    const { store } = file;
    this.scenario = computed(() => armScenario(store.document.value));
    this.faults = computed(() => (store.main.refusal.value?.faults ?? []).map(placedFault));
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
    const { data } = armScenario({ study, arm: this.file.store.document.value.arm });
    const then = sameItem(this.scenario.value.data, data, path);
    return then ? valueAt(data, then) : valueAt(this.scenario.value.data, path);
  }
}

/** The place of the same item in other data: parts are known by their names, whatever came before them. */
function sameItem(now: StudyData, then: StudyData, path: Path): Path | undefined {
  const [key, at, ...rest] = path;
  if (typeof key !== "string" || typeof at !== "number") return path;
  const nameOf = ({ name, antigen }: Item) => name ?? antigen;
  const name = nameOf((valueAt(now, [key, at]) ?? {}) as Item);
  const found = itemsOf(then, key).findIndex((item) => nameOf(item) === name);
  return found < 0 ? undefined : [key, found, ...rest];
}
