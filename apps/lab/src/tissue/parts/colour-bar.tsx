import { theme } from "../../kit/theme.ts";
import { gradientOf, tables } from "../paint/colour-map.ts";
import { colourModeWords } from "../scene/cell-colours.ts";
import type { TissueModel } from "../tissue-model.ts";

const number = (value: number) => String(Number(value.toPrecision(3)));

interface BarProps {
  readonly title: string;
  readonly unit: string;
  readonly top: number;
}

/** A colour table with numbers under it. */
export function Bar({ title, unit, top }: BarProps) {
  return (
    <figure class="tissue-bar">
      <figcaption>{title}</figcaption>
      <div class="tissue-bar-colours" style={{ background: gradientOf(tables[theme.value]) }} />
      <div class="tissue-bar-numbers">
        {[0, 0.5, 1].map((part) => (
          <span key={part}>
            {number(part * top)}
            {part === 1 ? ` ${unit}` : ""}
          </span>
        ))}
      </div>
    </figure>
  );
}

/** What the colours of field and cells stand for, in numbers. */
export function ColourBar({ model }: { readonly model: TissueModel }) {
  const { view, session } = model.source;
  const field = model.field.value;
  const mode = view.colour.value;
  const levels = mode === "flags" || mode === "mhc" || mode === "pdl1" || mode === "activity";
  if (!field && !levels) return null;
  const { plain, technical } = colourModeWords[mode];
  const antigen = session.opened.value?.scenario.antigens[view.antigen.value]?.name;
  return (
    <div class="tissue-bars">
      {field && (
        <Bar
          title={`Layer: ${field.substance}`}
          unit={field.unit === "relative" ? "(relative)" : field.unit}
          top={field.top}
        />
      )}
      {levels && (
        <Bar
          title={`Cells: ${plain} (${mode === "flags" && antigen ? antigen : technical})`}
          unit="% of full"
          top={100}
        />
      )}
    </div>
  );
}
