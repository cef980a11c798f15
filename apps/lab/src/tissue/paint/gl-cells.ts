import { glyphAtlas } from "../glyphs/glyph-atlas.ts";
import { parseHex } from "../scene/cell-colours.ts";
import type { CellScene } from "../scene/cell-scene.ts";
import { leastRadius } from "../scene/pick.ts";
import { cellVertex, flatCellFragment, solidCellFragment } from "./cell-shaders.ts";
import { GlProgram } from "./gl-program.ts";
import type { Painting } from "./painter.ts";

const unit = (hex: string) =>
  parseHex(hex)
    .slice(0, 3)
    .map((byte) => byte / 255);
const lineColour = unit("#11161D");
const inks = { light: unit("#11161D"), dark: unit("#ECEAE4") };

/** All cells in one call: a square for each, on which the fragment shader draws its glyph or its ball. */
export class GlCells {
  private readonly flat: GlProgram;
  private solid: GlProgram | undefined;
  private readonly array: WebGLVertexArrayObject;
  private readonly corners: WebGLBuffer;
  private readonly places: WebGLBuffer;
  private readonly looks: WebGLBuffer;
  private readonly atlas: WebGLTexture;
  private held: CellScene | undefined;

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.flat = new GlProgram(gl, cellVertex(false), flatCellFragment);
    this.array = gl.createVertexArray();
    this.corners = gl.createBuffer();
    this.places = gl.createBuffer();
    this.looks = gl.createBuffer();
    this.atlas = gl.createTexture();
    this.layOut();
    this.fillAtlas();
  }

  private layOut(): void {
    const { gl } = this;
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.corners);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 8, 0);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.places);
    for (const [place, offset] of [
      [1, 0],
      [2, 16],
    ]) {
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, 4, gl.FLOAT, false, 32, offset);
      gl.vertexAttribDivisor(place, 1);
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, this.looks);
    for (const [place, offset] of [
      [3, 0],
      [5, 8],
      [6, 12],
    ]) {
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, 4, gl.UNSIGNED_BYTE, true, 16, offset);
      gl.vertexAttribDivisor(place, 1);
    }
    gl.enableVertexAttribArray(4);
    gl.vertexAttribIPointer(4, 4, gl.UNSIGNED_BYTE, 16, 4);
    gl.vertexAttribDivisor(4, 1);
    gl.bindVertexArray(null);
  }

  private fillAtlas(): void {
    const { gl } = this;
    const { width, height, values } = glyphAtlas();
    gl.bindTexture(gl.TEXTURE_2D, this.atlas);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RG16F, width, height, 0, gl.RG, gl.FLOAT, values);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
  }

  /** Sends cells to the graphics card when they are others than last time. */
  private hold(scene: CellScene): void {
    if (this.held === scene) return;
    const { gl } = this;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.places);
    gl.bufferData(gl.ARRAY_BUFFER, scene.places, gl.DYNAMIC_DRAW);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.looks);
    gl.bufferData(gl.ARRAY_BUFFER, scene.looks, gl.DYNAMIC_DRAW);
    this.held = scene;
  }

  paint({ scene, mix, camera, size, ratio, solid, dark }: Painting, axes: Float32Array, reach: number): void {
    const { gl } = this;
    this.hold(scene);
    if (scene.count === 0) return;
    if (solid) this.solid ??= new GlProgram(gl, cellVertex(true), solidCellFragment);
    const program = solid ? this.solid! : this.flat;
    program.use();
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.atlas);
    gl.uniform1i(program.at("atlas"), 0);
    gl.uniformMatrix3fv(program.at("axes"), false, axes);
    gl.uniform3f(program.at("centre"), camera.x, camera.y, camera.z);
    gl.uniform2f(program.at("size"), size.width * ratio, size.height * ratio);
    const least = solid ? [0.7, 0.7] : [leastRadius(camera.zoom, false), leastRadius(camera.zoom, true)];
    gl.uniform4f(program.at("least"), least[0] * ratio, least[1] * ratio, camera.zoom * ratio, ratio);
    gl.uniform1f(program.at("mixing"), mix);
    gl.uniform1f(program.at("depth"), 1 / reach);
    gl.uniform2f(program.at("depths"), -reach / 2, reach / 2);
    gl.uniform3fv(program.at("line"), lineColour);
    gl.uniform3fv(program.at("ink"), dark ? inks.dark : inks.light);
    if (solid) gl.enable(gl.DEPTH_TEST);
    else gl.disable(gl.DEPTH_TEST);
    gl.bindVertexArray(this.array);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, scene.count);
    gl.bindVertexArray(null);
  }

  dispose(): void {
    const { gl } = this;
    for (const buffer of [this.corners, this.places, this.looks]) gl.deleteBuffer(buffer);
    gl.deleteVertexArray(this.array);
    gl.deleteTexture(this.atlas);
    for (const one of [this.flat, this.solid]) if (one) gl.deleteProgram(one.program);
  }
}
