import { kindStyles } from "../../design/palette.ts";
import { glyphPaths, type ShownKind } from "./glyphs.ts";

interface GlyphIconProps {
  readonly kind: ShownKind;
  /** px */
  readonly size?: number;
}

/** The glyph of a kind of cell, from the same shapes as the picture. */
export function GlyphIcon({ kind, size = 20 }: GlyphIconProps) {
  const { fill, glyph } = kindStyles[kind];
  const { body, ink } = glyphPaths(glyph);
  // Strokes in an opening stand on the ground, not on the body.
  const onGround = glyph === "ring";
  return (
    <svg class="tissue-glyph" viewBox="-1.5 -1.5 3 3" width={size} height={size} aria-hidden="true">
      {body.map((path) => (
        <path key={path} d={path} fill={fill} fill-rule="evenodd" stroke-width={0.14} class="tissue-glyph-line" />
      ))}
      {ink.map((path) => (
        <path key={path} d={path} fill-rule="evenodd" class={onGround ? "tissue-glyph-ground" : "tissue-glyph-ink"} />
      ))}
    </svg>
  );
}
