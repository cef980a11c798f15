/** The thread that draws a movie picture by picture, and encodes it: as fast as it can, at a pace that is not its own. */
import {
  type MicroenvironmentScenario,
  type OwnStyle,
  type TissueLook,
  tissuePixels,
  tissuePng,
} from "../../../../src/index.ts";
import { betweenLooks } from "./between-looks.ts";
import { lookFrame } from "./look-frame.ts";
import { type MovieWish, movieDays, placeOfDay } from "./movie-plan.ts";
import { encoderFor, PictureEncoder } from "./picture-encoder.ts";
import { webm } from "./webm.ts";

export interface MovieQuestion {
  readonly looks: readonly TissueLook[];
  readonly scenario: MicroenvironmentScenario;
  readonly title: string;
  /** What the run can be known by, in the corner of each picture. */
  readonly note: string;
  readonly styles: Readonly<Record<string, OwnStyle>>;
  readonly width: number;
  readonly wish: MovieWish;
}

export type MovieAnswer =
  | { readonly tell: "progress"; readonly part: number }
  /** A picture by itself: PNG, where no encoder of movies is there, or none is wanted. */
  | { readonly tell: "picture"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly tell: "done"; readonly webm?: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly tell: "failed"; readonly message: string };

const tell = (answer: MovieAnswer, transfer: Transferable[] = []) => globalThis.postMessage(answer, { transfer });

globalThis.onmessage = async ({ data }: MessageEvent<MovieQuestion>) => {
  try {
    await make(data);
  } catch (error) {
    tell({ tell: "failed", message: error instanceof Error ? error.message : String(error) });
  }
};

async function make(question: MovieQuestion): Promise<void> {
  const { looks, wish } = question;
  const lookDays = looks.map(({ day }) => day);
  const days = movieDays(lookDays.at(-1) ?? 0, wish);
  const draw = pictures(question, lookDays);
  const first = tissuePixels(...draw(0));
  const codec = wish.kind === "webm" ? await encoderFor(first, wish.rate) : undefined;
  if (!codec) {
    for (const [n, day] of days.entries()) {
      const bytes = tissuePng(...draw(day)) as Uint8Array<ArrayBuffer>;
      tell({ tell: "picture", bytes }, [bytes.buffer]);
      tell({ tell: "progress", part: (n + 1) / days.length });
    }
    tell({ tell: "done" });
    return;
  }
  const encoder = new PictureEncoder(codec, wish.rate);
  for (const [n, day] of days.entries()) {
    await encoder.add(tissuePixels(...draw(day)), n);
    tell({ tell: "progress", part: (n + 1) / days.length });
  }
  const shape = { codec: codec.matroska, width: codec.config.width, height: codec.config.height, rate: wish.rate };
  tell({ tell: "done", webm: webm(await encoder.end(), shape) as Uint8Array<ArrayBuffer>[] });
}

/** What to draw on a day. Colours of a substance mean the same in all pictures. */
function pictures({ looks, scenario, title, note, styles, width, wish }: MovieQuestion, lookDays: readonly number[]) {
  const { substance = "" } = wish;
  const most = Math.max(0, ...looks.map(({ fields }) => fields.find((one) => one.substance === substance)?.most ?? 0));
  const options = {
    title,
    note,
    styles,
    width,
    substance,
    view: "section",
    ...(substance !== "" && { range: { least: 0, largest: most } }),
  } as const;
  return (day: number) => {
    const { before, mix } = placeOfDay(lookDays, day);
    const look = mix > 0 ? betweenLooks(looks[before], looks[before + 1], mix) : looks[before];
    // A clock that counts minutes cannot be read.
    return [{ ...lookFrame(look, scenario), time: 60 * Math.round(24 * day) }, options] as const;
  };
}
