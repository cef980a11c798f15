import { fileStyles } from "../design/look.ts";
import type { LabStore } from "../lab/lab-store.ts";
import { writeZip } from "../share/zip.ts";
import { atDesk } from "./desk.ts";
import type { Job } from "./job.ts";
import { headline, looksAtHand, scenarioAtHand } from "./run-at-hand.ts";
import { fileStem, saveAs } from "./save-as.ts";

/** Pictures a second, and at most so many of them: ten to twenty seconds. */
const RATE = 12;
const MOST = 240;
const WIDTH = 1280;
/** Drawing takes longer than recording or packing. */
const DRAWING = 0.6;

/** The run as a movie: frames are drawn in a thread, then recorded or packed. */
export async function saveMovie(store: LabStore, job: Job, kind: "webm" | "png"): Promise<void> {
  const type = kind === "webm" ? webmType() : undefined;
  const looks = looksAtHand(store, MOST);
  const given = {
    looks,
    scenario: scenarioAtHand(store),
    title: headline(store),
    width: WIDTH,
    styles: fileStyles(),
  };
  const onProgress = (part: number) => job.onProgress(DRAWING * part);
  const frames = await atDesk("movieFrames", given, { signal: job.signal, onProgress });
  const name = fileStem(store.document.peek());
  if (type) saveAs(`${name}.webm`, await record(frames as Uint8Array<ArrayBuffer>[], type, job), "video/webm");
  else {
    const files = frames.map((bytes, i) => ({
      path: `${name}/frame_${String(i).padStart(4, "0")}.png`,
      bytes: bytes as Uint8Array<ArrayBuffer>,
    }));
    saveAs(`${name}-frames.zip`, await writeZip(files), "application/zip");
  }
}

/** @throws where the browser records no movies */
function webmType(): string {
  const types = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm"];
  const found = globalThis.MediaRecorder && types.find((type) => MediaRecorder.isTypeSupported(type));
  if (found) return found;
  throw new Error("This browser records no WebM movies. “Movie as pictures” works everywhere.");
}

/** Recorded at the pace at which it will play: a recorder has no other clock. */
async function record(frames: readonly Uint8Array<ArrayBuffer>[], type: string, job: Job): Promise<Blob> {
  const first = await createImageBitmap(new Blob([frames[0]]));
  const canvas = Object.assign(document.createElement("canvas"), { width: first.width, height: first.height });
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("The browser gave no place to draw.");
  const stream = canvas.captureStream(RATE);
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: 8e6 });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const ended = new Promise<void>((resolve) => (recorder.onstop = () => resolve()));
  recorder.start();
  try {
    for (const [i, frame] of [...frames, ...frames.slice(-1)].entries()) {
      job.signal.throwIfAborted();
      const bitmap = await createImageBitmap(new Blob([frame]));
      // Frames of one run are of one size, but a legend that grew must not shift the picture.
      context.fillStyle = "#FBFAF7";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(bitmap, 0, 0);
      bitmap.close();
      job.onProgress(DRAWING + ((1 - DRAWING) * i) / frames.length);
      await new Promise((resolve) => setTimeout(resolve, 1000 / RATE));
    }
  } finally {
    recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  }
  await ended;
  return new Blob(pieces, { type: "video/webm" });
}
