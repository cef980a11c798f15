import type { GraphicsAnswer } from "./graphics.ts";
import type { PainterKind } from "./painter.ts";

/** Milliseconds from one picture to the next, as measured on the page; absent where a painter has not drawn yet. */
export type Measured = Partial<Readonly<Record<PainterKind, number>>>;

interface Place {
  readonly graphics: GraphicsAnswer["is"];
  readonly cells: number;
  readonly solid: boolean;
  readonly measured?: Measured;
  /** What draws now. */
  readonly now?: PainterKind;
}

/** ms from one picture to the next above which another painter is worth a try. */
const SLOW = 40;
/** A change costs a new context: what is not half as quick again is not worth it. */
const GAIN = 0.65;

/**
 * What a picture costs in ms where nothing is known yet: a piece that is always there, and one for each cell. Measured
 * with `?bench=cells` without a graphics card; a card draws any number of cells within a picture's time.
 */
const costs = {
  card: { WebGL2: [2, 0.0001], Canvas2D: [2, 0.005] },
  software: { WebGL2: [42, 0.00006], Canvas2D: [2, 0.005] },
} as const;

function expected({ graphics, cells, solid }: Place, kind: PainterKind): number {
  const [always, each] = costs[graphics === "card" ? "card" : "software"][kind];
  // Canvas2D sorts a solid picture by depth each time.
  return always + each * cells * (solid && kind === "Canvas2D" ? 1.5 : 1);
}

/** The painter that is quickest here; the one that draws now, unless the other is quicker by far. */
export function quickestPainter(place: Place): PainterKind {
  const { graphics, measured = {}, now } = place;
  if (graphics === "none") return "Canvas2D";
  const cost = (kind: PainterKind) => measured[kind] ?? expected(place, kind);
  if (!now) return expected(place, "WebGL2") < expected(place, "Canvas2D") ? "WebGL2" : "Canvas2D";
  const other = now === "WebGL2" ? "Canvas2D" : "WebGL2";
  return cost(now) > SLOW && cost(other) < GAIN * cost(now) ? other : now;
}
