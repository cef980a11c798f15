/** The thread that reads how cells lie: it takes tens of milliseconds, which the page has not. */
import { type Places, readSpace, type SpaceReading } from "./space-reading.ts";

export interface SpaceQuestion {
  readonly number: number;
  readonly places: Places;
  readonly height: number;
}
export interface SpaceAnswer {
  readonly number: number;
  readonly reading: SpaceReading;
}

globalThis.onmessage = ({ data }: MessageEvent<SpaceQuestion>) => {
  const answer: SpaceAnswer = { number: data.number, reading: readSpace(data.places, data.height) };
  globalThis.postMessage(answer);
};
