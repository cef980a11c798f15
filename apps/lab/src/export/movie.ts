import { fileStyles } from "../design/look.ts";
import type { LabStore } from "../lab/lab-store.ts";
import { writeZip } from "../share/zip.ts";
import type { Job } from "./job.ts";
import type { MovieWish } from "./movie-plan.ts";
import type { MovieAnswer, MovieQuestion } from "./movie-worker.ts";
import { headline, looksAtHand, scenarioAtHand } from "./run-at-hand.ts";
import { fileStem, saveAs } from "./save-as.ts";

const WIDTH = 1280;
/** Recording takes the other part, where pictures have to be recorded. */
const DRAWING = 0.6;

interface Made {
  readonly webm?: readonly Uint8Array<ArrayBuffer>[];
  readonly pictures: readonly Uint8Array<ArrayBuffer>[];
}

/**
 * The run as a movie: drawn picture by picture in a thread at a pace that does not hang on how fast the machine is, and
 * encoded there; where the browser has no encoder, recorded at the pace at which it will play.
 */
export async function saveMovie(store: LabStore, job: Job, wish: MovieWish): Promise<void> {
  const type = wish.kind === "webm" && !globalThis.VideoEncoder ? webmType() : undefined;
  const question: MovieQuestion = {
    looks: looksAtHand(store, Number.POSITIVE_INFINITY),
    scenario: scenarioAtHand(store),
    title: headline(store),
    note: noteOf(store),
    styles: fileStyles(),
    width: WIDTH,
    wish,
  };
  const made = await drawn(question, job, type === undefined ? 1 : DRAWING);
  const name = fileStem(store.document.peek());
  if (made.webm) saveAs(`${name}.webm`, made.webm, "video/webm");
  else if (type) saveAs(`${name}.webm`, await record(made.pictures, type, wish.rate, job), "video/webm");
  else {
    const files = made.pictures.map((bytes, i) => ({
      path: `${name}/frame_${String(i).padStart(4, "0")}.png`,
      bytes,
    }));
    saveAs(`${name}-frames.zip`, await writeZip(files), "application/zip");
  }
}

/** The digest of a run that is over; whoever runs the scenario again comes to the same. */
function noteOf({ main }: LabStore): string {
  const phase = main.phase.peek();
  const known = phase.is === "ended" ? `digest ${phase.digest.slice(0, 16)}` : "not run to its end: no digest";
  return `In this model; not medical advice. ${known}`;
}

function drawn(question: MovieQuestion, { signal, onProgress }: Job, share: number): Promise<Made> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(new URL("./movie-worker.ts", import.meta.url), { type: "module" });
    const pictures: Uint8Array<ArrayBuffer>[] = [];
    const end = (how: () => void) => {
      worker.terminate();
      signal.removeEventListener("abort", stop);
      how();
    };
    const stop = () => end(() => reject(new DOMException("stopped", "AbortError")));
    signal.addEventListener("abort", stop);
    worker.onerror = (event) => end(() => reject(new Error(event.message || "The thread did not start.")));
    worker.onmessage = ({ data }: MessageEvent<MovieAnswer>) => {
      if (data.tell === "progress") onProgress(share * data.part);
      else if (data.tell === "picture") pictures.push(data.bytes);
      else if (data.tell === "failed") end(() => reject(new Error(data.message)));
      else end(() => resolve({ pictures, ...(data.webm && { webm: data.webm }) }));
    };
    worker.postMessage(question);
  });
}

/** @throws where the browser records no movies */
function webmType(): string {
  const types = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm"];
  const found = globalThis.MediaRecorder && types.find((type) => MediaRecorder.isTypeSupported(type));
  if (found) return found;
  throw new Error("This browser makes no WebM movies. Pictures in a ZIP work everywhere.");
}

/** Recorded at the pace at which it will play: a recorder has no other clock. */
async function record(frames: Made["pictures"], type: string, rate: number, job: Job): Promise<Blob> {
  const first = await createImageBitmap(new Blob([frames[0]]));
  const canvas = Object.assign(document.createElement("canvas"), { width: first.width, height: first.height });
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("The browser gave no place to draw.");
  const stream = canvas.captureStream(rate);
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: 8e6 });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const ended = new Promise<void>((resolve) => (recorder.onstop = () => resolve()));
  recorder.start();
  try {
    for (const [i, frame] of [...frames, ...frames.slice(-1)].entries()) {
      job.signal.throwIfAborted();
      const bitmap = await createImageBitmap(new Blob([frame]));
      context.drawImage(bitmap, 0, 0);
      bitmap.close();
      job.onProgress(DRAWING + ((1 - DRAWING) * i) / frames.length);
      await new Promise((resolve) => setTimeout(resolve, 1000 / rate));
    }
  } finally {
    recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  }
  await ended;
  return new Blob(pieces, { type: "video/webm" });
}
