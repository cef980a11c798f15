import type { GlyphAtlas } from "../glyphs/glyph-atlas.ts";
import { axesOf } from "../scene/camera.ts";
import { GlBox } from "./gl-box.ts";
import { GlCells } from "./gl-cells.ts";
import { GlField } from "./gl-field.ts";
import type { Painter, Painting } from "./painter.ts";

/** Draws with the graphics card: field, border, cells. */
export class WebglPainter implements Painter {
  readonly kind = "WebGL2";
  private readonly cells: GlCells;
  private readonly field: GlField;
  private readonly box: GlBox;

  constructor(
    private readonly gl: WebGL2RenderingContext,
    atlas: GlyphAtlas,
  ) {
    this.cells = new GlCells(gl, atlas);
    this.field = new GlField(gl);
    this.box = new GlBox(gl);
  }

  isReady(painting: Painting): boolean {
    const isCells = this.cells.isReady(painting);
    return this.field.isReady && this.box.isReady && isCells;
  }

  paint(painting: Painting): boolean {
    const { gl } = this;
    const { camera, size, ratio, solid, scene } = painting;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    const { canvas } = gl;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    gl.viewport(0, 0, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    const { right, up, near } = axesOf(camera);
    const axes = new Float32Array([...right, ...up, ...near]);
    const { minimum, maximum } = scene.before.box;
    // Enough depth for the whole box from any side, wherever the camera went.
    const reach = 2 * Math.hypot(...[0, 1, 2].map((axis) => maximum[axis] - minimum[axis] + 30));
    if (!solid) this.field.paint(painting, axes, reach);
    this.box.paint(painting, axes, reach);
    const isWhole = this.cells.paint(painting, axes, reach);
    if (solid) this.field.paint(painting, axes, reach);
    return isWhole;
  }

  dispose(): void {
    this.cells.dispose();
    this.field.dispose();
    this.box.dispose();
    // A browser has sixteen contexts or so; one that is only forgotten stays until memory is collected.
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }
}
