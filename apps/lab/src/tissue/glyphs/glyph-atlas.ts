import { glyphNames, glyphShapes, layerDistance } from "./glyphs.ts";

/** Texels along an edge of a glyph. */
export const TILE = 56;
/** How far a tile reaches from the middle of its glyph, in radii of the glyph. */
export const REACH = 1.5;

/**
 * Signed distances to body (first) and ink (second) of every glyph, tile by tile from left to right. Distances, unlike
 * pictures, stay sharp when they are stretched.
 */
export interface GlyphAtlas {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

let made: GlyphAtlas | undefined;

export function glyphAtlas(): GlyphAtlas {
  if (made) return made;
  const width = TILE * glyphNames.length;
  const values = new Float32Array(2 * width * TILE);
  const place = (texel: number) => ((texel + 0.5) / TILE) * 2 * REACH - REACH;
  glyphNames.forEach((name, tile) => {
    const { body, ink } = glyphShapes[name];
    for (let row = 0; row < TILE; row++) {
      for (let texel = 0; texel < TILE; texel++) {
        const at = 2 * (row * width + tile * TILE + texel);
        values[at] = layerDistance(body, place(texel), place(row));
        values[at + 1] = layerDistance(ink, place(texel), place(row));
      }
    }
  });
  made = { width, height: TILE, values };
  return made;
}
