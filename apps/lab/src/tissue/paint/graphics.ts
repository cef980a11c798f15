import type { GlyphAtlas } from "../glyphs/glyph-atlas.ts";

/** What draws WebGL on this machine. */
export interface GraphicsAnswer {
  readonly is: "card" | "software" | "none";
  readonly atlas: GlyphAtlas;
}

/** Names that browsers give to a graphics card imitated by the processor. */
const imitations = /swiftshader|llvmpipe|softpipe|lavapipe|basic render|software/i;

export const isSoftware = (renderer: string): boolean => imitations.test(renderer);

let asked: Promise<GraphicsAnswer> | undefined;

/** Asks once a page, in a thread of its own. */
export function graphicsHere(): Promise<GraphicsAnswer> {
  asked ??= new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./graphics-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<GraphicsAnswer>) => resolve(data);
    worker.onerror = () => reject(new Error("the thread that looks for a graphics card did not start"));
  });
  return asked;
}
