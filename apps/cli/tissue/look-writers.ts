import {
  InputError,
  type OutputRun,
  type RunWriter,
  type TissueFrame,
  type TissueScenario,
  tissueOutput,
} from "../../../src/index.ts";
import { type ChosenOutput, growingOutputs } from "./choose-outputs.ts";
import { multicellds } from "./multicellds-output.ts";
import { partsName, type RunFolder } from "./run-folder.ts";

/** What is kept of a writer at a checkpoint. */
interface WriterState {
  readonly state: unknown;
  readonly due: number;
}

export interface WritersState {
  readonly writers: readonly WriterState[];
  readonly lost: readonly string[];
}

interface Running {
  readonly chosen: ChosenOutput;
  readonly writer: RunWriter;
  /** Number of its next look, in its own intervals. */
  due: number;
}

/** Where several tissues write into one folder, and where outputs want other words than the tissue's own. */
export interface WriterPlace {
  /** Folder within the run's, with a slash behind; absent: the run's own. */
  readonly within?: string;
  /** The look as an output of this name should have it. */
  readonly view?: (frame: TissueFrame, output: string) => TissueFrame;
}

/** Looks are taken this close to the time asked for, min. */
const SLACK = 1e-6;

/** Where the pictures of a movie lie until it is made. */
export const moviePictures = `${partsName}/pictures`;

/** Writes the looks at a tissue in all forms that were chosen. */
export class LookWriters {
  private readonly running: readonly Running[];
  private readonly lost: string[];

  constructor(
    scenario: TissueScenario,
    chosen: readonly ChosenOutput[],
    run: OutputRun,
    private readonly folder: Pick<RunFolder, "write">,
    before?: WritersState,
    private readonly place: WriterPlace = {},
  ) {
    const own = { multicellds: multicellds(scenario) };
    this.lost = [...(before?.lost ?? [])];
    const looked = chosen.filter(({ name }) => name !== "ledger" && name !== "lineage");
    this.running = looked.map((one, index): Running => {
      const output = one.name === "movie" ? tissueOutput("png") : tissueOutput(one.name, own);
      const state = before?.writers[index];
      return { chosen: one, writer: output.begin(run, state?.state), due: state?.due ?? 0 };
    });
  }

  async look(frame: TissueFrame): Promise<void> {
    for (const one of this.running) {
      const { every } = one.chosen;
      if (every === "end" || (typeof every === "number" && frame.time < one.due * every - SLACK)) continue;
      if (typeof every === "number") one.due = Math.floor(frame.time / every + SLACK) + 1;
      await this.write(one, () => one.writer.frame(this.seenBy(one, frame)));
    }
  }

  private seenBy({ chosen }: Running, frame: TissueFrame): TissueFrame {
    return this.place.view?.(frame, chosen.name) ?? frame;
  }

  /** Whether a look at this time (min) would be written by anybody. */
  wants(time: number): boolean {
    return this.running.some(
      ({ chosen: { every }, due }) => every === "look" || (typeof every === "number" && time >= due * every - SLACK),
    );
  }

  /** @param last  the last look; absent where the tissue came to an end that cannot be looked at */
  async end(last: TissueFrame | undefined): Promise<void> {
    for (const one of this.running) {
      if (one.chosen.every === "end" && last) await this.write(one, () => one.writer.frame(this.seenBy(one, last)));
      await this.write(one, () => one.writer.end());
    }
  }

  private async write({ chosen: { name, every } }: Running, make: () => ReturnType<RunWriter["end"]>): Promise<void> {
    const { within = "" } = this.place;
    for (const piece of pieces(name, make, this.lost)) {
      const final = every === "end" ? piece.file.replace(/_0{8}(?=\.)/, "_final") : piece.file;
      const file = name === "movie" ? `${moviePictures}/${within}${piece.file}` : `${within}${final}`;
      await this.folder.write({ ...piece, file }, growingOutputs.has(name));
    }
  }

  get warnings(): readonly string[] {
    return [...new Set([...this.lost, ...this.running.flatMap(({ writer }) => writer.warnings)])];
  }

  state(): WritersState {
    const writers = this.running.map(({ writer, due }) => ({ state: writer.state(), due }));
    return { writers, lost: this.lost };
  }
}

/** What an output cannot hold (a file too long for its format, a substance that it lacks) must not end a run of hours. */
function pieces(name: string, make: () => ReturnType<RunWriter["end"]>, lost: string[]): ReturnType<RunWriter["end"]> {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const text = `${name} is not complete: ${error.message}`;
    if (!lost.includes(text)) lost.push(text);
    return [];
  }
}
