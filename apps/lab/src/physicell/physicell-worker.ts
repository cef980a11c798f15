/** The thread that reads a PhysiCell project and runs it. */
import {
  cellStyles,
  InvalidFile,
  readPhysicellProject,
  TissueRun,
  type TissueScenario,
  tissueOutputs,
  tissueSteps,
} from "../../../../src/index.ts";
import { buffersOf, lookAt } from "./look-at.ts";
import type { ProjectAnswer, ProjectOrder, ProjectQuestion } from "./messages.ts";

/** Looks that the page keeps. */
const MOST = 300;

const tell = (answer: ProjectAnswer, transfer: Transferable[] = []) => globalThis.postMessage(answer, { transfer });

globalThis.onmessage = async ({ data }: MessageEvent<ProjectQuestion | ProjectOrder>) => {
  if ("ask" in data) {
    asked = data.ask;
    return;
  }
  try {
    await run({ ...(await read(data)), numerics: data.numerics });
  } catch (error) {
    const reasons =
      error instanceof InvalidFile
        ? error.errors.map(({ message }) => message)
        : [error instanceof Error ? error.message : String(error)];
    tell({ tell: "refused", reasons });
  }
};

async function read({ files, settings }: ProjectQuestion): Promise<TissueScenario> {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const text = new TextDecoder().decode(byPath.get(settings));
  const { scenario, warnings } = await readPhysicellProject({
    settings: { path: settings, text },
    read: (path) => byPath.get(path),
  });
  const { name, cellTypes, domain } = scenario.model;
  const names = cellTypes.map((type) => type.name);
  tell({
    tell: "read",
    name,
    warnings,
    cellTypes: names,
    colours: cellStyles(names).map(({ colour }) => colour),
    minimum: domain.minimum,
    maximum: domain.maximum,
    isFlat: domain.dimensions === 2,
    substances: scenario.model.substances.map((one) => one.name),
    duration: scenario.duration,
    seed: scenario.seed,
  });
  const looks = scenario.duration / scenario.saveEvery;
  const every = Math.max(1, Math.ceil(looks / MOST));
  return { ...scenario, saveEvery: scenario.saveEvery * every };
}

let asked: "go on" | "stop" = "go on";

async function run(scenario: TissueScenario): Promise<void> {
  const writer = tissueOutputs.simularium.begin({ title: scenario.model.name, frames: MOST + 2 });
  const run = new TissueRun(scenario);
  let told = performance.now();
  for (const frames of tissueSteps(run)) {
    for (const frame of frames) {
      const look = lookAt(frame);
      tell({ tell: "look", look, simularium: joined(writer.frame(frame)) }, buffersOf(look));
    }
    if (performance.now() - told < 100) continue;
    told = performance.now();
    tell({ tell: "progress", time: run.time, cells: run.cellCount });
    // A moment in which the page can say that it has seen enough.
    await new Promise((resolve) => setTimeout(resolve));
    if (asked === "stop") break;
  }
  const { status } = run;
  const stopped = status.code === "running";
  tell({
    tell: "ended",
    simularium: joined(writer.end()),
    stopped,
    ...(status.code === "failed" && { hint: status.hint }),
  });
}

const joined = (pieces: readonly { readonly content: string | Uint8Array }[]) =>
  pieces.map(({ content }) => content).join("");
