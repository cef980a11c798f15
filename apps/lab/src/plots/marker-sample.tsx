import type { LineStyle } from "./line-style.ts";
import { markerPath } from "./marker-paths.ts";

interface MarkerSampleProps {
  readonly style: LineStyle;
  readonly dashed?: boolean;
}

/** A short piece of a line with its shape, for legends. */
export function MarkerSample({ style, dashed = false }: MarkerSampleProps) {
  const { d, hollow, over } = markerPath(style.marker, style.pattern);
  const line = { d: "M-13,0H13", fill: "none", "stroke-dasharray": dashed ? "5 3" : undefined };
  return (
    <svg class="plots-sample" viewBox="-14 -7 28 14" width="28" height="14" aria-hidden="true">
      <path {...line} class="plots-edge" stroke-width="3.6" />
      <path {...line} stroke={style.colour} stroke-width="2" />
      <path
        d={d}
        class="plots-edge"
        fill={hollow ? "var(--paper)" : style.colour}
        stroke-width={hollow ? 3.4 : 1.2}
        stroke-linejoin="round"
      />
      {hollow && <path d={d} fill="none" stroke={style.colour} stroke-width="1.9" />}
      {over && <path d={over} class="plots-edge" fill="none" stroke-width="1.2" />}
    </svg>
  );
}
