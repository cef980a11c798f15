import { GlProgram } from "./gl-program.ts";
import { boxEdges, type Painting } from "./painter.ts";

const vertex = `#version 300 es
precision highp float;
layout(location = 0) in vec3 at;
uniform mat3 axes;
uniform vec3 centre;
uniform vec2 size;
uniform float zoom;
uniform float depth;
void main() {
  vec3 seen = (at - centre) * axes;
  gl_Position = vec4(seen.xy * zoom * 2.0 / size, -seen.z * depth, 1.0);
}`;

const fragment = `#version 300 es
precision highp float;
uniform vec4 colour;
out vec4 result;
void main() { result = colour; }`;

/** The border of the piece of tissue. */
export class GlBox {
  private readonly program: GlProgram;
  private readonly array: WebGLVertexArrayObject;
  private readonly edges: WebGLBuffer;

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.program = new GlProgram(gl, vertex, fragment);
    this.array = gl.createVertexArray();
    this.edges = gl.createBuffer();
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.edges);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 12, 0);
    gl.bindVertexArray(null);
  }

  paint({ scene, camera, size, ratio, dark, solid }: Painting, axes: Float32Array, reach: number): void {
    const { gl, program } = this;
    const { minimum, maximum, flat } = scene.before.box;
    const edges = new Float32Array(boxEdges(minimum, maximum, flat || !solid));
    program.use();
    gl.uniformMatrix3fv(program.at("axes"), false, axes);
    gl.uniform3f(program.at("centre"), camera.x, camera.y, camera.z);
    gl.uniform2f(program.at("size"), size.width * ratio, size.height * ratio);
    gl.uniform1f(program.at("zoom"), camera.zoom * ratio);
    gl.uniform1f(program.at("depth"), 1 / reach);
    const grey = dark ? 0.5 : 0.45;
    gl.uniform4f(program.at("colour"), grey * 0.8, grey * 0.8, grey * 0.8, 0.8);
    if (solid) gl.enable(gl.DEPTH_TEST);
    else gl.disable(gl.DEPTH_TEST);
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.edges);
    gl.bufferData(gl.ARRAY_BUFFER, edges, gl.DYNAMIC_DRAW);
    gl.drawArrays(gl.LINES, 0, edges.length / 3);
    gl.bindVertexArray(null);
  }

  get isReady(): boolean {
    return this.program.isReady;
  }

  dispose(): void {
    this.gl.deleteBuffer(this.edges);
    this.gl.deleteVertexArray(this.array);
    this.gl.deleteProgram(this.program.program);
  }
}
