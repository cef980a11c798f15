import type { ComponentChildren } from "preact";

interface PointButtonProps {
  readonly label: string;
  readonly pressed: boolean;
  /** In the order of Tab: one of all points. */
  readonly reachable: boolean;
  onPress(): void;
  readonly children: ComponentChildren;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A point of a figure that can be chosen; arrow keys go to its neighbours. */
export function PointButton({ label, pressed, reachable, onPress, children }: PointButtonProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button element within SVG
    <g
      role="button"
      class="scan-point"
      tabindex={reachable ? 0 : -1}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          onPress();
        }
        const step = steps[event.key];
        if (step) move(event, step);
      }}
    >
      {children}
    </g>
  );
}

/** Points lie in rows of `data-columns`, the first row lowest. */
function move(event: KeyboardEvent, [dx, dy]: readonly [number, number]): void {
  const here = event.currentTarget as SVGGElement;
  const figure = here.closest("svg");
  const columns = Number(figure?.dataset.columns ?? 1);
  const all = [...(figure?.querySelectorAll<SVGGElement>(".scan-point") ?? [])];
  const at = all.indexOf(here);
  const column = (at % columns) + dx;
  const to = all[at + dx + dy * columns];
  if (column < 0 || column >= columns || !to) return;
  event.preventDefault();
  to.focus();
}
