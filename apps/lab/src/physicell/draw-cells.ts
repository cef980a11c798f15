import { outline, canvas as papers } from "../design/palette.ts";
import { drawFieldSheet } from "../tissue/paint/field-sheet.ts";
import { FINER, finer } from "../tissue/scene/field-picture.ts";
import type { FieldLook, ProjectLook, ReadTissue } from "./messages.ts";

/** How a box of µm lies on a canvas of pixels; y points up, as in PhysiCell's own pictures. */
export interface Placement {
  readonly scale: number;
  x(um: number): number;
  y(um: number): number;
}

export function placementOf({ minimum, maximum }: ReadTissue, width: number, height: number): Placement {
  const across = maximum[0] - minimum[0];
  const up = maximum[1] - minimum[1];
  const scale = Math.min(width / across, height / up);
  const left = (width - across * scale) / 2;
  const bottom = (height + up * scale) / 2;
  return { scale, x: (um) => left + (um - minimum[0]) * scale, y: (um) => bottom - (um - minimum[1]) * scale };
}

/** What is drawn beside cells. */
export interface CellsOptions {
  readonly dark?: boolean;
  /** A substrate, and the density that its last colour stands for. */
  readonly field?: { readonly look: FieldLook; readonly top: number } | undefined;
  /** Number of a cell with a ring around it. */
  readonly chosen?: number | undefined;
}

/** Draws cells as discs, those nearer to the viewer later; dead ones are grey with a cross. */
export function drawCells(
  context: CanvasRenderingContext2D,
  tissue: ReadTissue,
  look: ProjectLook,
  { dark: isDark = false, field, chosen }: CellsOptions = {},
): void {
  const { width, height } = context.canvas;
  const place = placementOf(tissue, width, height);
  context.fillStyle = isDark ? papers.dark : papers.light;
  context.fillRect(0, 0, width, height);
  if (field) drawField(context, tissue, place, field.look, field.top, isDark);
  const order = Uint32Array.from(look.id.keys());
  if (!tissue.isFlat) order.sort((a, b) => look.z[a] - look.z[b]);
  context.lineWidth = Math.max(0.5, Math.min(1.25, place.scale * 1.5));
  context.strokeStyle = isDark ? "#5b6672" : outline;
  for (const row of order) {
    const [x, y, radius] = [place.x(look.x[row]), place.y(look.y[row]), Math.max(1, look.radius[row] * place.scale)];
    context.fillStyle = look.state[row] === 0 ? tissue.colours[look.type[row]] : "#9a958c";
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
    if (radius > 1.5) context.stroke();
    if (look.state[row] !== 0 && radius > 3) cross(context, x, y, radius * 0.55);
  }
  const row = chosen === undefined ? -1 : look.id.indexOf(chosen);
  if (row >= 0) ringAround(context, place.x(look.x[row]), place.y(look.y[row]), look.radius[row] * place.scale, isDark);
  scaleBar(context, place.scale, isDark ? papers.light : outline);
}

/** As the lab's own pictures of tissue draw their layers. */
function drawField(
  context: CanvasRenderingContext2D,
  { minimum, maximum }: ReadTissue,
  place: Placement,
  { size: [nx, ny], values }: FieldLook,
  top: number,
  dark: boolean,
): void {
  const sheet = document.createElement("canvas");
  const parts = values.map((value) => value / top);
  const before = finer(parts, nx, ny);
  drawFieldSheet(sheet, { width: nx * FINER, height: ny * FINER, before, after: before }, 0, dark);
  const [left, bottom] = [place.x(minimum[0]), place.y(minimum[1])];
  context.save();
  // Rows of a substrate go up.
  context.translate(left, bottom);
  context.scale(1, -1);
  context.globalAlpha = 0.85;
  context.drawImage(sheet, 0, 0, place.x(maximum[0]) - left, bottom - place.y(maximum[1]));
  context.restore();
}

/** The cell that lies uppermost at a point of the canvas, by its number. */
export function cellAt(
  tissue: ReadTissue,
  look: ProjectLook,
  canvas: { width: number; height: number },
  x: number,
  y: number,
): number | undefined {
  const place = placementOf(tissue, canvas.width, canvas.height);
  let best: { readonly id: number; readonly z: number } | undefined;
  look.id.forEach((id, row) => {
    const reach = Math.max(6, look.radius[row] * place.scale);
    const far = (place.x(look.x[row]) - x) ** 2 + (place.y(look.y[row]) - y) ** 2;
    if (far <= reach * reach && (!best || look.z[row] >= best.z)) best = { id, z: look.z[row] };
  });
  return best?.id;
}

function ringAround(context: CanvasRenderingContext2D, x: number, y: number, radius: number, dark: boolean): void {
  context.lineWidth = 3;
  context.strokeStyle = dark ? "#ffffff" : "#11161D";
  context.beginPath();
  context.arc(x, y, radius + 6, 0, 2 * Math.PI);
  context.stroke();
}

function cross(context: CanvasRenderingContext2D, x: number, y: number, arm: number): void {
  context.beginPath();
  context.moveTo(x - arm, y - arm);
  context.lineTo(x + arm, y + arm);
  context.moveTo(x + arm, y - arm);
  context.lineTo(x - arm, y + arm);
  context.stroke();
}

/** 1, 2 or 5 times a power of ten µm, at most a quarter of the width. */
export function barLength(width: number, scale: number): number {
  const most = width / 4 / scale;
  const decade = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((digit) => digit * decade <= most) ?? 1) * decade;
}

function scaleBar(context: CanvasRenderingContext2D, scale: number, ink: string): void {
  const { width, height } = context.canvas;
  const length = barLength(width, scale);
  const size = Math.round(width / 48);
  context.fillStyle = ink;
  context.fillRect(width - size - length * scale, height - size, length * scale, Math.max(2, size / 5));
  context.font = `${size}px system-ui, sans-serif`;
  context.textAlign = "right";
  context.fillText(`${length} µm`, width - size, height - 1.5 * size);
}
