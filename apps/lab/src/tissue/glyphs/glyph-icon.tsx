import { useId } from "preact/hooks";
import { fillOf, patternOf } from "../../design/look.ts";
import { kindStyles, type ShownKind } from "../../design/palette.ts";
import { patternPath } from "../../design/pattern-paths.ts";
import { systemColours } from "../../design/system-colours.ts";
import { glyphPaths } from "./glyphs.ts";

interface GlyphIconProps {
  readonly kind: ShownKind;
  /** px */
  readonly size?: number;
}

/** The glyph of a kind of cell, from the same shapes, colours and patterns as the picture. */
export function GlyphIcon({ kind, size = 20 }: GlyphIconProps) {
  const id = useId();
  const { glyph } = kindStyles[kind];
  const { body, ink } = glyphPaths(glyph);
  const pattern = patternPath(patternOf(kind));
  // Strokes in an opening stand on the ground, not on the body.
  const onGround = glyph === "ring";
  // The style of the page says its colours, unless the system does.
  const forced = systemColours.value;
  const line = forced && { stroke: forced.ink };
  const own = forced && { fill: onGround ? forced.ink : forced.line };
  return (
    <svg class="tissue-glyph" viewBox="-1.5 -1.5 3 3" width={size} height={size} aria-hidden="true">
      {body.map((path) => (
        <path
          key={path}
          d={path}
          fill={fillOf(kind)}
          fill-rule="evenodd"
          stroke-width={0.14}
          class="tissue-glyph-line"
          style={line}
        />
      ))}
      {pattern.d !== "" && (
        <>
          <clipPath id={id}>
            <path d={body.join("")} clip-rule="evenodd" />
          </clipPath>
          <path
            d={pattern.d}
            clip-path={`url(#${id})`}
            fill="none"
            stroke={forced?.line ?? "#11161D"}
            stroke-width={pattern.width}
            stroke-linecap="round"
          />
        </>
      )}
      {ink.map((path) => (
        <path
          key={path}
          d={path}
          fill-rule="evenodd"
          class={onGround ? "tissue-glyph-ground" : "tissue-glyph-ink"}
          style={own}
        />
      ))}
    </svg>
  );
}
