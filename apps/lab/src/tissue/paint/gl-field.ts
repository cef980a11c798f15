import type { FieldPicture } from "../scene/field-picture.ts";
import { tables } from "./colour-map.ts";
import { GlProgram } from "./gl-program.ts";
import { CONTOURS, type Painting } from "./painter.ts";

const vertex = `#version 300 es
precision highp float;
layout(location = 0) in vec2 corner;
uniform mat3 axes;
uniform vec3 centre;
uniform vec3 minimum;
uniform vec3 maximum;
uniform vec2 size;
uniform float zoom;
uniform float depth;
out vec2 uv;
void main() {
  uv = corner;
  vec3 seen = (vec3(mix(minimum.xy, maximum.xy, corner), minimum.z) - centre) * axes;
  gl_Position = vec4(seen.xy * zoom * 2.0 / size, -seen.z * depth, 1.0);
}`;

const fragment = `#version 300 es
precision highp float;
in vec2 uv;
uniform sampler2D before;
uniform sampler2D after;
uniform sampler2D table;
uniform float mixing;
uniform float opacity;
uniform float contours;
uniform vec3 ink;
out vec4 result;
void main() {
  float value = clamp(mix(texture(before, uv).r, texture(after, uv).r, mixing), 0.0, 1.0);
  vec3 paint = texture(table, vec2(value * 255.0 / 256.0 + 0.5 / 256.0, 0.5)).rgb;
  vec4 got = vec4(paint, 1.0) * opacity;
  if (contours > 0.0) {
    float level = value * contours;
    float slope = max(fwidth(level), 1e-5);
    float away = abs(fract(level + 0.5) - 0.5) / slope;
    float on = clamp(1.2 - away, 0.0, 1.0) * step(0.5, level) * smoothstep(0.9, 0.4, slope);
    got = mix(got, vec4(ink, 1.0), 0.65 * on);
  }
  result = got;
}`;

/** The field of one substance as a map of colours, under the cells; in three dimensions a plane among them. */
export class GlField {
  private readonly program: GlProgram;
  private readonly array: WebGLVertexArrayObject;
  private readonly corners: WebGLBuffer;
  private readonly textures: readonly WebGLTexture[];
  private held: FieldPicture | undefined;
  private heldDark: boolean | undefined;

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.program = new GlProgram(gl, vertex, fragment);
    this.array = gl.createVertexArray();
    this.corners = gl.createBuffer();
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.corners);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 8, 0);
    gl.bindVertexArray(null);
    this.textures = [0, 1, 2].map(() => gl.createTexture());
  }

  private hold(field: FieldPicture, dark: boolean): void {
    const { gl } = this;
    const { width, height } = field;
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    if (this.held !== field) {
      [field.before, field.after].forEach((values, i) => {
        this.bind(i);
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.R16F, width, height, 0, gl.RED, gl.FLOAT, values);
        this.smooth();
      });
      this.held = field;
    }
    if (this.heldDark !== dark) {
      this.bind(2);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB8, 256, 1, 0, gl.RGB, gl.UNSIGNED_BYTE, dark ? tables.dark : tables.light);
      this.smooth();
      this.heldDark = dark;
    }
  }

  private bind(i: number): void {
    this.gl.activeTexture(this.gl.TEXTURE1 + i);
    this.gl.bindTexture(this.gl.TEXTURE_2D, this.textures[i]);
  }

  private smooth(): void {
    const { gl } = this;
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
  }

  paint(painting: Painting, axes: Float32Array, reach: number): void {
    const { gl, program } = this;
    const { field, scene, camera, size, ratio, mix, opacity, contours, dark, solid, fieldHeight } = painting;
    if (!field) return;
    this.hold(field, dark);
    program.use();
    for (const i of [0, 1, 2]) this.bind(i);
    ["before", "after", "table"].forEach((name, i) => {
      gl.uniform1i(program.at(name), 1 + i);
    });
    const { minimum, maximum } = scene.before.box;
    gl.uniformMatrix3fv(program.at("axes"), false, axes);
    gl.uniform3f(program.at("centre"), camera.x, camera.y, camera.z);
    gl.uniform3f(program.at("minimum"), minimum[0], minimum[1], solid ? fieldHeight : camera.z);
    gl.uniform3f(program.at("maximum"), maximum[0], maximum[1], 0);
    gl.uniform2f(program.at("size"), size.width * ratio, size.height * ratio);
    gl.uniform1f(program.at("zoom"), camera.zoom * ratio);
    gl.uniform1f(program.at("depth"), 1 / reach);
    gl.uniform1f(program.at("mixing"), mix);
    gl.uniform1f(program.at("opacity"), opacity);
    gl.uniform1f(program.at("contours"), contours ? CONTOURS : 0);
    gl.uniform3f(program.at("ink"), ...((dark ? [0.92, 0.92, 0.9] : [0.07, 0.09, 0.11]) as [number, number, number]));
    if (solid) gl.enable(gl.DEPTH_TEST);
    else gl.disable(gl.DEPTH_TEST);
    gl.depthMask(false);
    gl.bindVertexArray(this.array);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    gl.bindVertexArray(null);
    gl.depthMask(true);
  }

  get isReady(): boolean {
    return this.program.isReady;
  }

  dispose(): void {
    for (const texture of this.textures) this.gl.deleteTexture(texture);
    this.gl.deleteBuffer(this.corners);
    this.gl.deleteVertexArray(this.array);
    this.gl.deleteProgram(this.program.program);
  }
}
