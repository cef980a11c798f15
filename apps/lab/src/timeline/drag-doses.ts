import { allowedMove, type Doses } from "./change-doses.ts";
import type { Given, TreatmentEditor } from "./editor.ts";

interface DragPlan {
  readonly editor: TreatmentEditor;
  readonly given: Given;
  readonly doses: Doses;
  readonly pixelsPerDay: number;
  /** Called once, when a press has become a drag. */
  onDrag(): void;
}

/** Pixels before a press is a drag. */
const SLACK = 4;
const narrow = "(max-width: 700px)";

/** Carries doses with a pointer: to whole days, with Shift to any time, with Alt as a copy; Escape lets go. */
export function dragDoses(down: PointerEvent & { readonly currentTarget: HTMLElement }, plan: DragPlan): void {
  const isTouchOnPhone = down.pointerType === "touch" && matchMedia(narrow).matches;
  if (down.button !== 0 || isTouchOnPhone) return;
  const { editor, given, doses, pixelsPerDay } = plan;
  const mark = down.currentTarget;
  const { signal, abort } = abortable();
  let isDrag = false;
  const done = () => {
    abort();
    editor.drag.value = undefined;
  };
  const follow = (event: PointerEvent) => {
    const pixels = event.clientX - down.clientX;
    if (!isDrag && Math.abs(pixels) < SLACK) return;
    if (!isDrag) plan.onDrag();
    isDrag = true;
    const by = snapped(doses.days[0], pixels / pixelsPerDay, event.shiftKey);
    editor.drag.value = { side: given.side, doses, by: allowedMove(doses, by, given.span), copy: event.altKey };
  };
  const drop = () => {
    const drag = editor.drag.peek();
    done();
    if (!drag || Math.abs(drag.by) < 1e-9) return;
    if (drag.copy) editor.copy(given.side, doses, drag.by);
    else editor.move(given.side, doses, drag.by);
  };
  mark.setPointerCapture(down.pointerId);
  mark.addEventListener("pointermove", follow, { signal });
  mark.addEventListener("pointerup", drop, { signal });
  mark.addEventListener("pointercancel", done, { signal });
  addEventListener("keydown", (event) => event.key === "Escape" && done(), { signal });
}

function abortable() {
  const control = new AbortController();
  return { signal: control.signal, abort: () => control.abort() };
}

/** To a whole day, or to an hour. */
function snapped(day: number, by: number, free: boolean): number {
  const to = free ? Math.round((day + by) * 24) / 24 : Math.round(day + by);
  return to - day;
}
