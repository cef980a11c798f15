import { DOT, GAP, STROKE } from "../../design/pattern-paths.ts";
import { REACH } from "../glyphs/glyph-atlas.ts";
import { glyphNames } from "../glyphs/glyphs.ts";

const reach = REACH.toFixed(2);
const tiles = glyphNames.length.toFixed(1);

/** How much of a cell is drawn: a disc of colour, its glyph, or also the levels of what it shows. */
export type Detail = "far" | "mid" | "near";

/**
 * What a program draws. Points are quicker where a graphics card is imitated by software, squares may be of any size and
 * reach over the border of the picture.
 */
export interface CellProgram {
  readonly solid: boolean;
  readonly points: boolean;
  readonly detail: Detail;
}

/** A cell at its place between two moments. Marks are the bits of `mark` in cell-scene.ts. */
export const cellVertex = ({ solid, points, detail }: CellProgram) => `#version 300 es
precision highp float;
precision highp int;
${points ? "" : "layout(location = 0) in vec2 corner;"}
layout(location = 1) in vec4 before;
layout(location = 2) in vec4 after;
layout(location = 3) in vec4 fill;
layout(location = 4) in uvec4 look;
layout(location = 5) in vec4 levels;
layout(location = 6) in vec4 antigens;
uniform mat3 axes;
uniform vec3 centre;
uniform vec2 size;
uniform vec4 least; // px: others, movers; px a µm; device px a CSS px
uniform float mixing;
uniform float depth;
${points ? "" : "out vec2 corners;"}
flat out float extent;
flat out vec4 colour;
flat out ivec4 marks; // glyph, marks, antigens
flat out vec4 shown;
flat out vec4 flags;
flat out vec2 radius; // px, and as a part of the full one
flat out float deep;
void main() {
  vec4 at = mix(before, after, mixing);
  float part = at.w / max(1e-6, max(before.w, after.w));
  vec3 seen = (at.xyz - centre) * axes;
  float smallest = (look.y & 16u) != 0u ? least.y : least.x;
  float px = max(at.w * least.z * ${solid ? "(fill.a < 0.7 ? 0.5 : 1.0)" : "float(look.z) / 100.0"}, smallest * part);
  extent = ${solid ? "1.0" : detail === "far" ? "0.9 + 0.6 / px" : `min(${reach}, levels.z * 2.55 + least.w / px)`};
  colour = fill;
  marks = ivec4(look.x, look.y, look.w, 0);
  shown = levels;
  flags = antigens;
  radius = vec2(px, part);
  deep = seen.z;
  vec2 middle = seen.xy * least.z * 2.0 / size;
${
  points
    ? `  gl_PointSize = 2.0 * extent * px;
  gl_Position = vec4(middle, -seen.z * depth, 1.0);`
    : `  corners = corner;
  gl_Position = vec4(middle + vec2(corner.x, -corner.y) * extent * px * 2.0 / size, -seen.z * depth, 1.0);`
}
  if (px < 0.05) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}`;

const head = (points: boolean) => `#version 300 es
precision highp float;
precision highp int;
${points ? "" : "in vec2 corners;"}
flat in float extent;
flat in vec4 colour;
flat in ivec4 marks;
flat in vec4 shown;
flat in vec4 flags;
flat in vec2 radius;
flat in float deep;
uniform sampler2D atlas;
uniform vec4 least;
uniform vec3 line;
uniform vec3 ink;
uniform float depth;
uniform vec2 depths;
out vec4 result;
#define PLACE (${points ? "2.0 * gl_PointCoord - 1.0" : "corners"}) * extent

vec2 glyph(vec2 at) {
  vec2 uv = clamp(at / ${reach} * 0.5 + 0.5, 0.008, 0.992);
  return texture(atlas, vec2((float(marks.x) + uv.x) / ${tiles}, uv.y)).rg;
}
float cover(float distance, float px) { return clamp(0.5 - distance * px, 0.0, 1.0); }
float stroke(vec2 at, vec2 a, vec2 b) {
  vec2 e = b - a;
  return length(at - a - e * clamp(dot(at - a, e) / dot(e, e), 0.0, 1.0));
}
float crossed(vec2 at, float reach) {
  vec2 a = abs(at);
  return max(abs(a.x - a.y) * 0.7071, max(a.x, a.y) - reach);
}
// Eight dashes around: the cosine of eight times the angle, by doubling it three times.
float dashes(vec2 at, float far) {
  float c = at.x / far;
  for (int i = 0; i < 3; i++) c = 2.0 * c * c - 1.0;
  return smoothstep(-0.35, -0.05, c);
}
// Distance from the nearest stroke or dot of a pattern; numbers as in pattern-paths.ts.
float off(float u) { return abs(u - ${GAP.toFixed(2)} * floor(u / ${GAP.toFixed(2)} + 0.5)); }
float patterned(vec2 at, int number) {
  float rising = off(dot(at, vec2(0.7071)));
  float falling = off(dot(at, vec2(0.7071, -0.7071)));
  float strokes = ${(STROKE / 2).toFixed(3)};
  if (number == 1) return rising - strokes;
  if (number == 2) return falling - strokes;
  if (number == 3) return off(at.y) - strokes;
  if (number == 4) return off(at.x) - strokes;
  if (number == 5) return length(vec2(off(at.x), off(at.y))) - ${(DOT / 2).toFixed(3)};
  if (number == 6) return min(rising, falling) - strokes;
  return min(off(at.x), off(at.y)) - strokes;
}
vec4 over(vec4 below, vec3 paint, float alpha) { return vec4(paint * alpha, alpha) + below * (1.0 - alpha); }
`;

const far = `
void main() {
  vec2 place = PLACE;
  float alpha = colour.a * min(1.0, 2.0 * radius.y) * 0.85 * cover(length(place) - 0.9, radius.x);
  vec3 paint = (marks.y & 12) != 0 ? mix(colour.rgb, vec3(0.55), 0.8) : colour.rgb;
  result = vec4(paint * alpha, alpha);
}`;

const levelMarks = `
  float near = smoothstep(11.0, 15.0, css);
  if (near > 0.0 && (marks.y & 32) != 0) {
    float strokes = 4.0;
    int mhc = int(shown.x * 4.0 + 0.5);
    int off = int(shown.y * 4.0 + 0.5);
    for (int i = 0; i < 4; i++) {
      float x = (float(i) - 1.5) * 0.26;
      if (i < mhc) strokes = min(strokes, stroke(place, vec2(x, -0.76), vec2(x, -0.54)) - 0.045);
      if (i < off) {
        vec2 at = abs(place - vec2(0.66, -x)) - 0.08;
        strokes = min(strokes, max(at.x, at.y));
      }
    }
    got = over(got, line, cover(strokes, px) * near);
    for (int i = 0; i < 4; i++) {
      if (i >= marks.z) break;
      vec2 at = place - vec2(-0.66, (float(i) - 0.5 * float(marks.z - 1)) * 0.34);
      float size = 0.13 * sqrt(flags[i]);
      float holder = abs(length(at) - 0.14) - 0.016;
      got = over(got, line, max(cover(length(at) - size, px), 0.8 * cover(holder, px)) * near);
    }
  }`;

const shaped = (detail: Detail) => `
void main() {
  vec2 place = PLACE;
  float px = radius.x;
  float css = px / least.w;
  float shape = smoothstep(1.6, 3.0, css);
  vec2 d = glyph(place);
  float distant = length(place);
  float body = mix(distant - 0.9, d.x, shape);
  float alpha = colour.a * min(1.0, 2.0 * radius.y) * mix(0.85, 1.0, shape);
  bool dying = (marks.y & 12) != 0;
  vec3 paint = dying ? mix(colour.rgb, vec3(0.55), 0.8) : colour.rgb;
  if (dying) alpha *= 0.8;
  // On a dark ground the outline is ground: it shall not eat thin glyphs.
  float width = clamp(css * 0.11, 0.0, 1.25) * least.w * shape * (ink.r > 0.5 ? 0.6 : 1.0);
  float rim = width > 0.0 ? clamp(0.5 + body * px + width, 0.0, 1.0) * min(1.0, width) : 0.0;
  paint = mix(paint, line, rim * mix(0.55, 1.0, colour.a));
  vec4 got = over(vec4(0.0), paint, cover(body, px) * alpha);
  int pattern = int(shown.w * 255.0 + 0.5);
  if (pattern > 0) {
    float strokes = patterned(place, pattern) - max(0.0, 0.35 * least.w / px - ${(STROKE / 2).toFixed(3)});
    got = over(got, line, cover(strokes, px) * cover(body, px) * smoothstep(3.0, 4.5, css) * alpha);
  }
  // Ink in an opening stands on the ground.
  got = over(got, d.x > 0.0 ? ink : line, cover(d.y, px) * shape * alpha);
  if (dying) {
    float cross = cover(crossed(place, 0.8) - max(0.1, 0.5 * least.w / px), px);
    got = over(got, ink, cross * radius.y * mix(0.6, 1.0, shape));
  } else if ((marks.y & 3) != 0) {
    float ring = cover(abs(distant - 1.22) - max(min(0.055, 1.1 * least.w / px), 0.55 * least.w / px), px);
    if ((marks.y & 2) != 0) ring *= dashes(place, distant);
    got = over(got, ink, ring * smoothstep(3.5, 5.5, css) * 0.9 * radius.y * colour.a);
  }${detail === "near" ? levelMarks : ""}
  if (got.a < 0.004) discard;
  result = got;
}`;

/**
 * Three depths of detail by size: discs of colour, glyphs with outline and ring, and then the levels of what a cell
 * shows: strokes for MHC-I at its top, squares for PD-L1 on its right, dots for antigens on its left; never a face.
 */
export const flatCellFragment = ({ points, detail }: CellProgram) =>
  head(points) + (detail === "far" ? far : shaped(detail));

/** Balls with depth, muted cells small, so that they hide nobody; the glyph stands on the side that looks at the eye. */
export const solidCellFragment = ({ points }: CellProgram) => `${head(points)}
void main() {
  vec2 place = PLACE;
  float px = radius.x;
  float far = length(place);
  if (far > 1.0) discard;
  float height = sqrt(1.0 - far * far);
  vec3 normal = vec3(place.x, -place.y, height);
  float light = 0.62 + 0.38 * max(0.0, dot(normal, normalize(vec3(-0.45, 0.6, 0.7))));
  float fog = clamp((depths.y - deep) / max(1.0, depths.y - depths.x), 0.0, 1.0);
  bool dying = (marks.y & 12) != 0;
  vec3 paint = colour.rgb;
  if (dying) paint = mix(paint, vec3(0.55), 0.8);
  float css = px / least.w;
  float shape = smoothstep(3.5, 6.0, css);
  vec2 d = glyph(place * 1.5);
  float width = max(0.06, 0.55 * least.w / px * 1.5);
  float mark = max(cover(abs(d.x) - width, px / 1.5), cover(d.y, px / 1.5)) * shape;
  float pale = (1.0 - cover(d.x, px / 1.5)) * shape;
  int pattern = int(shown.w * 255.0 + 0.5);
  if (pattern > 0) mark = max(mark, cover(patterned(place * 1.5, pattern), px / 1.5) * 0.8 * shape);
  if (!dying && (marks.y & 3) != 0) {
    float ring = cover(abs(far - 0.9) - 0.045, px) * shape;
    if ((marks.y & 2) != 0) ring *= dashes(place, far);
    mark = max(mark, ring);
  }
  if (dying) {
    mark = max(mark, cover(crossed(place, 0.6) - max(0.08, 0.5 * least.w / px), px));
  }
  paint = mix(paint, vec3(1.0), 0.35 * pale) * light;
  paint = mix(paint, line, max(mark, smoothstep(0.86, 1.0, far) * 0.75));
  paint = mix(paint, ink.r > 0.5 ? vec3(0.07, 0.09, 0.11) : vec3(0.98, 0.98, 0.97), 0.45 * fog);
  gl_FragDepth = clamp(0.5 - 0.5 * (deep + height * px / least.z) * depth, 0.0, 1.0);
  result = vec4(paint, 1.0);
}`;
