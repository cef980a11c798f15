/** Name of the extension's constant COMPLETION_STATUS_KHR, which TypeScript does not know. */
const COMPLETION_STATUS = 0x91b1;

/**
 * A program of two shaders with its uniforms by name. It is compiled beside the page's work: whoever asks anything of it
 * before `isReady` waits for the graphics driver, on a machine without a card for hundreds of milliseconds.
 */
export class GlProgram {
  readonly program: WebGLProgram;
  private readonly shaders: readonly WebGLShader[];
  private readonly places = new Map<string, WebGLUniformLocation | null>();
  private readonly tellsCompletion: boolean;
  private fence: WebGLSync | null = null;
  private checked = false;

  constructor(
    private readonly gl: WebGL2RenderingContext,
    vertex: string,
    fragment: string,
  ) {
    this.program = gl.createProgram();
    this.shaders = [this.shader(gl.VERTEX_SHADER, vertex), this.shader(gl.FRAGMENT_SHADER, fragment)];
    for (const shader of this.shaders) gl.attachShader(this.program, shader);
    gl.linkProgram(this.program);
    this.tellsCompletion = gl.getExtension("KHR_parallel_shader_compile") !== null;
    // Without the extension: what stands before the fence is done when the fence is.
    if (!this.tellsCompletion) this.fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
  }

  /** @throws {Error} where the driver refused a shader */
  get isReady(): boolean {
    if (this.checked) return true;
    const { gl, program } = this;
    const done = this.tellsCompletion
      ? gl.getProgramParameter(program, COMPLETION_STATUS)
      : !this.fence || gl.getSyncParameter(this.fence, gl.SYNC_STATUS) === gl.SIGNALED;
    if (!done && !gl.isContextLost()) return false;
    this.check();
    return true;
  }

  private check(): void {
    const { gl, program, shaders } = this;
    this.checked = true;
    if (this.fence) gl.deleteSync(this.fence);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
      const why = [gl.getProgramInfoLog(program), ...shaders.map((one) => gl.getShaderInfoLog(one))].join(" ");
      throw new Error(`the graphics driver refused a shader: ${why}`);
    }
    for (const shader of shaders) gl.deleteShader(shader);
  }

  use(): void {
    this.gl.useProgram(this.program);
  }

  at(name: string): WebGLUniformLocation | null {
    let place = this.places.get(name);
    if (place === undefined) {
      place = this.gl.getUniformLocation(this.program, name);
      this.places.set(name, place);
    }
    return place;
  }

  private shader(type: number, source: string): WebGLShader {
    const shader = this.gl.createShader(type)!;
    this.gl.shaderSource(shader, source);
    this.gl.compileShader(shader);
    return shader;
  }
}
