import { glyphAtlas } from "../glyphs/glyph-atlas.ts";
import { parseHex } from "../scene/cell-colours.ts";
import type { CellScene } from "../scene/cell-scene.ts";
import { leastRadius } from "../scene/pick.ts";
import { type CellProgram, cellVertex, type Detail, flatCellFragment, solidCellFragment } from "./cell-shaders.ts";
import { GlProgram } from "./gl-program.ts";
import type { Painting } from "./painter.ts";

const unit = (hex: string) =>
  parseHex(hex)
    .slice(0, 3)
    .map((byte) => byte / 255);
const lineColour = unit("#11161D");
const inks = { light: unit("#11161D"), dark: unit("#ECEAE4") };

/** Radius of a tumour cell, and how far the largest glyph reaches, µm. */
const USUAL = 8.4;
const LARGEST = 16;
/** Points vanish when their middle leaves the picture: larger ones would be missed. CSS pixels. */
const POINT = 48;

/** All cells in one call: a point or a square for each, on which the fragment shader draws its glyph or ball. */
export class GlCells {
  private readonly programs = new Map<string, GlProgram>();
  private readonly squares: WebGLVertexArrayObject;
  private readonly dots: WebGLVertexArrayObject;
  /** Largest point that the graphics card draws, px. */
  private readonly largestPoint: number;
  private readonly corners: WebGLBuffer;
  private readonly places: WebGLBuffer;
  private readonly looks: WebGLBuffer;
  private readonly atlas: WebGLTexture;
  private held: CellScene | undefined;

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.squares = gl.createVertexArray();
    this.dots = gl.createVertexArray();
    this.largestPoint = (gl.getParameter(gl.ALIASED_POINT_SIZE_RANGE) as Float32Array | null)?.[1] ?? 1;
    this.corners = gl.createBuffer();
    this.places = gl.createBuffer();
    this.looks = gl.createBuffer();
    this.atlas = gl.createTexture();
    this.layOut(this.squares, 1);
    this.layOut(this.dots, 0);
    this.fillAtlas();
  }

  /** @param divisor  1: a cell is four corners; 0: a cell is a point */
  private layOut(array: WebGLVertexArrayObject, divisor: 0 | 1): void {
    const { gl } = this;
    gl.bindVertexArray(array);
    if (divisor === 1) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.corners);
      gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), gl.STATIC_DRAW);
      gl.enableVertexAttribArray(0);
      gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 8, 0);
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, this.places);
    for (const [place, offset] of [
      [1, 0],
      [2, 16],
    ]) {
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, 4, gl.FLOAT, false, 32, offset);
      gl.vertexAttribDivisor(place, divisor);
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, this.looks);
    for (const [place, offset] of [
      [3, 0],
      [5, 8],
      [6, 12],
    ]) {
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, 4, gl.UNSIGNED_BYTE, true, 16, offset);
      gl.vertexAttribDivisor(place, divisor);
    }
    gl.enableVertexAttribArray(4);
    gl.vertexAttribIPointer(4, 4, gl.UNSIGNED_BYTE, 16, 4);
    gl.vertexAttribDivisor(4, divisor);
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

  private plan(zoom: number, ratio: number, solid: boolean): CellProgram {
    const usual = USUAL * zoom;
    const detail: Detail = usual < 1.8 ? "far" : usual < 10 ? "mid" : "near";
    const points = 2 * LARGEST * zoom * ratio < Math.min(POINT * ratio, this.largestPoint);
    return { solid, points, detail: solid ? "mid" : detail };
  }

  private program(plan: CellProgram): GlProgram {
    const key = `${plan.solid} ${plan.points} ${plan.detail}`;
    let program = this.programs.get(key);
    if (!program) {
      program = new GlProgram(this.gl, cellVertex(plan), (plan.solid ? solidCellFragment : flatCellFragment)(plan));
      this.programs.set(key, program);
    }
    return program;
  }

  paint({ scene, mix, camera, size, ratio, solid, dark, system }: Painting, axes: Float32Array, reach: number): void {
    const { gl } = this;
    this.hold(scene);
    if (scene.count === 0) return;
    const plan = this.plan(camera.zoom, ratio, solid);
    const program = this.program(plan);
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
    gl.uniform3fv(program.at("line"), system ? unit(system.line) : lineColour);
    gl.uniform3fv(program.at("ink"), system ? unit(system.ink) : dark ? inks.dark : inks.light);
    if (solid) gl.enable(gl.DEPTH_TEST);
    else gl.disable(gl.DEPTH_TEST);
    gl.bindVertexArray(plan.points ? this.dots : this.squares);
    if (plan.points) gl.drawArrays(gl.POINTS, 0, scene.count);
    else gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, scene.count);
    gl.bindVertexArray(null);
  }

  dispose(): void {
    const { gl } = this;
    for (const buffer of [this.corners, this.places, this.looks]) gl.deleteBuffer(buffer);
    for (const array of [this.squares, this.dots]) gl.deleteVertexArray(array);
    gl.deleteTexture(this.atlas);
    for (const { program } of this.programs.values()) gl.deleteProgram(program);
  }
}
