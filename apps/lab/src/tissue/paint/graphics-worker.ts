/**
 * Looks what draws WebGL here, in a thread of its own: on a machine without a graphics card the first context takes
 * hundreds of milliseconds, for which a page would stand still. Also measures out the glyphs, which WebGL needs.
 */
import { glyphAtlas } from "../glyphs/glyph-atlas.ts";
import { type GraphicsAnswer, isSoftware } from "./graphics.ts";

function look(): GraphicsAnswer["is"] {
  if (typeof OffscreenCanvas === "undefined") return "card";
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!gl) return "none";
  const names = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer = String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return isSoftware(renderer) ? "software" : "card";
}

const answer: GraphicsAnswer = { is: look(), atlas: glyphAtlas() };
globalThis.postMessage(answer, { transfer: [answer.atlas.values.buffer] });
globalThis.close();
