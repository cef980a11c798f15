import { glyphNames, glyphPaths } from "../glyphs/glyphs.ts";

/** Device pixels to which glyphs are kept as stamps; larger ones are few, and drawn as shapes. */
export const LARGEST_STAMP = 24;
/** Device pixels along an edge of the sheet of stamps. */
const SHEET = 1024;
/** How far a glyph and its outline reach, in its radii. */
const REACH = 1.5;
/** Stands for a disc, where a cell is too small for a glyph. */
export const DISC = 255;
/** The glyph whose strokes stand in its opening, on the ground. */
const vessel = glyphNames.indexOf("ring");
const night = "#ECEAE4";
const ink = "#11161D";

/** Stands for a glyph that has no stamp. */
export const SHAPE = -1;

/** Half the width of a stamp, device pixels. */
export const halfOf = (radius: number) => Math.ceil(REACH * radius) + 1;

/** How one cell looks. */
export interface Stamp {
  /** Place among `glyphNames`, or `DISC`. */
  readonly glyph: number;
  /** 0xRRGGBB. */
  readonly colour: number;
  readonly dark: boolean;
}

interface GlyphPaths {
  readonly body: Path2D;
  readonly ink: readonly Path2D[];
}

/**
 * Glyphs that were drawn once and are copied from then on: filling shapes takes ten times as long. A stamp is kept for
 * each look and each radius in whole device pixels.
 */
export class CellStamps {
  readonly sheet = document.createElement("canvas");
  private readonly paths: readonly GlyphPaths[];
  private readonly context: CanvasRenderingContext2D | null;
  /** Left and upper edge on the sheet by what a stamp shows. */
  private readonly places = new Map<number, number>();
  private x = 0;
  private y = 0;
  private row = 0;
  private isFull = false;

  constructor(private readonly ratio: () => number) {
    this.sheet.width = this.sheet.height = SHEET;
    this.context = this.sheet.getContext("2d");
    this.paths = glyphNames.map((name) => {
      const { body, ink } = glyphPaths(name);
      return { body: new Path2D(body.join("")), ink: ink.map((path) => new Path2D(path)) };
    });
  }

  /** Forgets stamps when there is no more room, or nothing is as it was: call before a picture. */
  begin(): void {
    if (!this.isFull) return;
    this.clear();
  }

  clear(): void {
    this.context?.setTransform(1, 0, 0, 1, 0, 0);
    this.context?.clearRect(0, 0, SHEET, SHEET);
    this.places.clear();
    this.x = this.y = this.row = 0;
    this.isFull = false;
  }

  /**
   * Where the stamp is on the sheet, as 65536 y + x.
   *
   * @param radius  whole device pixels
   * @returns `SHAPE` where the sheet is full
   */
  place(stamp: Stamp, radius: number): number {
    const { glyph, colour, dark } = stamp;
    // Unique below 2^53: 24 bits of colour, 8 of glyph, 6 of radius, 1 of theme.
    const key = ((colour * 256 + glyph) * 64 + radius) * 2 + (dark ? 1 : 0);
    const found = this.places.get(key);
    if (found !== undefined) return found;
    const made = this.make(stamp, radius);
    this.places.set(key, made);
    return made;
  }

  private make(stamp: Stamp, radius: number): number {
    const side = 2 * halfOf(radius);
    if (this.x + side > SHEET) {
      this.x = 0;
      this.y += this.row;
      this.row = 0;
    }
    if (!this.context || this.y + side > SHEET) {
      this.isFull = true;
      return SHAPE;
    }
    const place = 65536 * this.y + this.x;
    this.context.setTransform(radius, 0, 0, radius, this.x + side / 2, this.y + side / 2);
    this.draw(this.context, stamp, radius / this.ratio());
    this.x += side;
    this.row = Math.max(this.row, side);
    return place;
  }

  /** Draws a glyph of radius 1 around the origin. @param radius  CSS pixels that this is on the screen */
  draw(context: CanvasRenderingContext2D, { glyph, colour, dark }: Stamp, radius: number): void {
    const fill = `#${colour.toString(16).padStart(6, "0")}`;
    context.fillStyle = fill;
    if (glyph === DISC) {
      context.beginPath();
      context.arc(0, 0, 0.9, 0, 2 * Math.PI);
      context.fill();
      return;
    }
    const { body, ink: strokes } = this.paths[glyph];
    context.strokeStyle = dark && radius < 4 ? fill : ink;
    context.lineWidth = Math.min(1.25, radius * 0.12) / radius;
    context.fill(body, "evenodd");
    context.stroke(body);
    context.fillStyle = dark && glyph === vessel ? night : ink;
    for (const one of strokes) context.fill(one, "evenodd");
  }

  dispose(): void {
    this.sheet.width = 0;
  }
}
