import { cos, sin } from "../../foundation/maths.ts";

/**
 * A plain typeface of single strokes, for images that are drawn without a browser. Capitals are 10 units tall, small
 * letters 7, descenders reach to −3. A glyph's strokes are parted by `;`, their points (x,y) by spaces;
 * `@cx,cy,rx,ry,from,to` is an arc of an ellipse, in degrees counterclockwise from the right.
 */
const bowl = "@3,3.5,3,3.5,0,360";
const stem = "0,7 0,0";
const arch = "0,4 @2.7,4,2.7,3,180,0 5.4,0";

const glyphs: Readonly<Record<string, string>> = {
  "0": "@3,5,3,5,0,360",
  "1": "0.6,8 3,10 3,0",
  "2": "@3,7,3,3,160,-35 0,0 6,0",
  "3": "@2.9,7.5,2.6,2.5,150,-90 @2.9,2.5,3,2.5,90,-150",
  "4": "4.6,0 4.6,10 0,3 6.2,3",
  "5": "5.4,10 1,10 0.6,5.4 @2.9,3.2,3.1,3.2,125,-150",
  "6": "@5,3.1,5,6.9,100,180 @3,3.1,3,3.1,180,540",
  "7": "0,10 6,10 2,0",
  "8": "@3,7.5,2.5,2.5,0,360;@3,2.6,3,2.6,0,360",
  "9": "@3,6.9,3,3.1,0,360 @1,6.9,5,6.9,0,-80",
  a: `${bowl};6,7 6,0`,
  b: `0,10.5 0,0;${bowl}`,
  c: "@3,3.5,3,3.5,50,310",
  d: `6,10.5 6,0;${bowl}`,
  e: "0,3.6 6,3.6 @3,3.5,3,3.5,0,310",
  f: "@3.6,8.6,1.9,1.9,60,180 1.7,0;0,6.8 3.8,6.8",
  g: `6,7 6,-0.4 @3,-0.4,3,2.7,0,-150;${bowl}`,
  h: `0,10.5 0,0;${arch}`,
  i: "0.4,7 0.4,0;0.4,9.7 0.4,9.8",
  j: "1.8,7 1.8,-1 @0.2,-1,1.6,2,0,-100;1.8,9.7 1.8,9.8",
  k: "0,10.5 0,0;4.8,7 0,2.8;1.8,4.4 5.2,0",
  l: "0.4,10.5 0.4,0",
  m: `${stem};0,4.4 @2.2,4.4,2.2,2.6,180,0 4.4,0;4.4,4.4 @6.6,4.4,2.2,2.6,180,0 8.8,0`,
  n: `${stem};${arch}`,
  o: bowl,
  p: `0,7 0,-3;${bowl}`,
  q: `6,7 6,-3;${bowl}`,
  r: `${stem};0,4 @2.8,4,2.8,3,180,70`,
  s: "@2.4,5.3,2.1,1.7,30,270 @2.4,1.8,2.4,1.8,90,-150",
  t: "1.8,9.2 1.8,2 @3.6,2,1.8,2,180,280;0,6.8 4,6.8",
  u: "0,7 0,3 @2.7,3,2.7,3,180,360 5.4,7;5.4,7 5.4,0",
  v: "0,7 2.8,0 5.6,7",
  w: "0,7 2,0 4,6.4 6,0 8,7",
  x: "0,7 5.2,0;5.2,7 0,0",
  y: "0,7 2.9,0.2;5.6,7 1.5,-3",
  z: "0.2,7 5,7 0,0 5.2,0",
  A: "0,0 3.6,10 7.2,0;1.2,3.3 6,3.3",
  B: "0,0 0,10 3.4,10 @3.4,7.6,2.4,2.4,90,-90 0,5.2;3.4,5.2 @3.4,2.6,2.9,2.6,90,-90 0,0",
  C: "@4,5,4,5,48,312",
  D: "0,0 0,10 2.6,10 @2.6,5,4,5,90,-90 0,0",
  E: "5.4,10 0,10 0,0 5.6,0;0,5.2 4.8,5.2",
  F: "5.4,10 0,10 0,0;0,5 4.6,5",
  G: "@4,5,4,5,48,355 8,4.7 4.8,4.7",
  H: "0,0 0,10;6.6,0 6.6,10;0,5.2 6.6,5.2",
  I: "0.4,0 0.4,10",
  J: "4,10 4,2.6 @2,2.6,2,2.6,0,-160",
  K: "0,0 0,10;6,10 0,4;2.2,6.2 6.4,0",
  L: "0,10 0,0 5.2,0",
  M: "0,0 0,10 4,3 8,10 8,0",
  N: "0,0 0,10 6.6,0 6.6,10",
  O: "@4.2,5,4.2,5,0,360",
  P: "0,0 0,10 3.2,10 @3.2,7.3,2.7,2.7,90,-90 0,4.6",
  Q: "@4.2,5,4.2,5,0,360;5,2.4 8,-0.6",
  R: "0,0 0,10 3.2,10 @3.2,7.3,2.7,2.7,90,-90 0,4.6;3,4.6 6.2,0",
  S: "@3,7.5,2.8,2.5,35,270 @3,2.5,3.1,2.5,90,-150",
  T: "0,10 7,10;3.5,10 3.5,0",
  U: "0,10 0,3.2 @3.2,3.2,3.2,3.2,180,360 6.4,10",
  V: "0,10 3.6,0 7.2,10",
  W: "0,10 2.6,0 5.2,9 7.8,0 10.4,10",
  X: "0,0 6.6,10;0,10 6.6,0",
  Y: "0,10 3.3,4.8 6.6,10;3.3,4.8 3.3,0",
  Z: "0,10 6,10 0,0 6.2,0",
  ".": "0.4,0 0.4,0.1",
  ",": "0.9,0.4 0.2,-1.8",
  ":": "0.4,0.2 0.4,0.3;0.4,6.6 0.4,6.7",
  ";": "0.9,0.4 0.2,-1.8;0.7,6.6 0.7,6.7",
  "-": "0,3.8 3.4,3.8",
  "–": "0,3.8 5,3.8",
  "−": "0,4.4 5.6,4.4",
  "+": "0,4.4 5.6,4.4;2.8,1.6 2.8,7.2",
  "=": "0,5.8 5.6,5.8;0,3 5.6,3",
  "(": "@4.2,4,3.6,7.4,122,238",
  ")": "@-1.6,4,3.6,7.4,58,-58",
  "[": "2,10.6 0,10.6 0,-2.4 2,-2.4",
  "]": "0,10.6 2,10.6 2,-2.4 0,-2.4",
  "{": "2.4,10.6 1.2,9.6 1.2,5.2 0,4.1 1.2,3 1.2,-1.4 2.4,-2.4",
  "}": "0,10.6 1.2,9.6 1.2,5.2 2.4,4.1 1.2,3 1.2,-1.4 0,-2.4",
  "/": "0,-1.4 4.4,10.8",
  "\\": "0,10.8 4.4,-1.4",
  "|": "0.4,-2.6 0.4,11",
  "%": "@1.7,8,1.7,2,0,360;@6.7,2,1.7,2,0,360;1.2,0 7.2,10",
  "·": "0.4,4 0.4,4.1",
  "×": "0,1.8 4.8,6.6;0,6.6 4.8,1.8",
  "°": "@1.6,8.6,1.6,1.6,0,360",
  "'": "0.4,10.4 0.4,7.4",
  '"': "0.4,10.4 0.4,7.4;2.6,10.4 2.6,7.4",
  "`": "0,10.4 1.4,8.6",
  "^": "0,7 2.4,10.4 4.8,7",
  "~": "@1.5,4,1.5,1.4,180,0 @4.5,4,1.5,1.4,180,360",
  _: "0,-2 6,-2",
  "!": "0.4,10.2 0.4,3.2;0.4,0 0.4,0.1",
  "?": "@2.4,7.8,2.4,2.4,170,-60 2.4,3.2;2.4,0 2.4,0.1",
  "<": "5.2,7.4 0,4.4 5.2,1.4",
  ">": "0,7.4 5.2,4.4 0,1.4",
  "#": "1.6,0 3,10;4.4,0 5.8,10;0.4,3.3 6.4,3.3;0.8,6.8 6.8,6.8",
  "&": "7,0 1.4,7.2 @2.9,8.1,1.9,1.9,210,-30 @2.9,2.6,2.9,2.7,110,330 6.8,4.6",
  "*": "2.4,10 2.4,5.4;0.4,8.8 4.4,6.6;4.4,8.8 0.4,6.6",
  "@": "@4.4,3.6,1.9,2.2,0,360;6.3,5.8 6.3,2.4 @7.6,2.6,1.3,1.3,190,350 @4.8,3.8,4.2,5,0,310",
  $: "@3,7.2,2.8,2.1,35,270 @3,2.7,3.1,2.4,90,-150;3,11 3,-1.2",
  "…": "0.4,0 0.4,0.1;3.4,0 3.4,0.1;6.4,0 6.4,0.1",
  µ: "0,7 0,-3;0,3 @2.7,3,2.7,3,180,360 5.4,7;5.4,7 5.4,0",
  α: "6.2,7 4.6,1.4 6.4,0;@2.8,3.5,2.8,3.5,30,330",
  β: "0,-3 0,7.6 @2.4,7.6,2.4,2.8,180,-90 @2.6,2.4,2.9,2.5,90,-170",
  γ: "0,7 1.2,7 3.4,-3;6,7 2.9,0",
  δ: "@3,3,3,3.2,0,360;2.4,6.2 1.2,8.4 @2.9,8.7,1.8,1.8,180,20",
  ε: "@2.6,5.2,2.2,1.8,50,270 @2.6,1.7,2.5,1.8,90,310",
  κ: "0,7 0,0;4.6,7 0,2.8;1.8,4.4 5,0",
  λ: "0,10 1.2,10 5.6,0;2.9,6 0,0",
  ω: "1.2,7 @2.2,2.8,2.2,2.8,130,360 4.4,5 @6.6,2.8,2.2,2.8,180,410",
};

const raised: Readonly<Record<string, string>> = { "¹": "1", "²": "2", "³": "3" };
const same: Readonly<Record<string, string>> = {
  μ: "µ",
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "—": "–",
  "•": "·",
  "‑": "-",
};
const unknown = "0,0 5.4,0 5.4,9 0,9 0,0";
const gap = 2.3;
const space = 4.4;

interface Glyph {
  /** Points x, y by turns, a list a stroke. */
  readonly strokes: readonly (readonly number[])[];
  readonly advance: number;
}

const drawn = new Map<string, Glyph>();

/** Strokes of a text of a size (height of capitals and descenders together, as fonts count it), from the baseline. */
export function textStrokes(text: string, size: number): number[][] {
  const unit = size / 14;
  let x = 0;
  const strokes: number[][] = [];
  for (const sign of letters(text)) {
    const { strokes: own, advance } = glyph(sign);
    for (const stroke of own)
      strokes.push(stroke.map((value, i) => (i % 2 === 0 ? (x + value) * unit : -value * unit)));
    x += advance;
  }
  return strokes;
}

/** Width of a text in this typeface; fonts of browsers come near it. */
export function textWidth(text: string, size: number): number {
  const width = letters(text).reduce((total, sign) => total + glyph(sign).advance, 0);
  return (Math.max(0, width - gap) * size) / 14;
}

/** Letters with accents lose them. */
function letters(text: string): string[] {
  return [...text.normalize("NFD").replace(/\p{M}/gu, "")].map((sign) => same[sign] ?? sign);
}

function glyph(sign: string): Glyph {
  const known = drawn.get(sign);
  if (known) return known;
  const made = makeGlyph(sign);
  drawn.set(sign, made);
  return made;
}

function makeGlyph(sign: string): Glyph {
  if (/\s/.test(sign)) return { strokes: [], advance: space };
  if (sign in raised) {
    const { strokes, advance } = glyph(raised[sign]);
    const small = strokes.map((stroke) => stroke.map((value, i) => 0.58 * value + (i % 2 === 0 ? 0 : 5)));
    return { strokes: small, advance: 0.58 * advance + 0.8 };
  }
  const strokes = (glyphs[sign] ?? unknown).split(";").map((stroke) => stroke.trim().split(" ").flatMap(points));
  const right = Math.max(...strokes.flatMap((stroke) => stroke.filter((_, i) => i % 2 === 0)));
  return { strokes, advance: right + gap };
}

function points(token: string): number[] {
  if (!token.startsWith("@")) return token.split(",").map(Number);
  const [cx, cy, rx, ry, from, to] = token.slice(1).split(",").map(Number);
  const pieces = Math.max(2, Math.ceil(Math.abs(to - from) / 12));
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / pieces) * Math.PI) / 180;
    return [cx + rx * cos(angle), cy + ry * sin(angle)];
  }).flat();
}
