/** The thread that reads a PhysiCell project and runs it. */
import {
  cellStyles,
  InvalidFile,
  numbers,
  readPhysicellProject,
  type TissueFrame,
  TissueRun,
  type TissueScenario,
  texts,
  tissueOutputs,
  tissueSteps,
} from "../../../../src/index.ts";
import type { ProjectAnswer, ProjectLook, ProjectQuestion } from "./messages.ts";

/** Looks that the page keeps. */
const MOST = 300;
const states = ["live", "apoptotic", "necrotic"];

const tell = (answer: ProjectAnswer, transfer: Transferable[] = []) => globalThis.postMessage(answer, { transfer });

globalThis.onmessage = async ({ data }: MessageEvent<ProjectQuestion>) => {
  try {
    run({ ...(await read(data)), numerics: data.numerics });
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
    duration: scenario.duration,
    seed: scenario.seed,
  });
  const looks = scenario.duration / scenario.saveEvery;
  const every = Math.max(1, Math.ceil(looks / MOST));
  return { ...scenario, saveEvery: scenario.saveEvery * every };
}

function run(scenario: TissueScenario): void {
  const writer = tissueOutputs.simularium.begin({ title: scenario.model.name, frames: MOST + 2 });
  const run = new TissueRun(scenario);
  let told = performance.now();
  for (const frames of tissueSteps(run)) {
    for (const frame of frames) {
      const look = lookAt(frame);
      const simularium = writer
        .frame(frame)
        .map(({ content }) => content)
        .join("");
      tell(
        { tell: "look", look, simularium },
        [look.id, look.type, look.state, look.x, look.y, look.z, look.radius].map(
          ({ buffer }) => buffer as ArrayBuffer,
        ),
      );
    }
    if (performance.now() - told < 100) continue;
    told = performance.now();
    tell({ tell: "progress", time: run.time, cells: run.cellCount });
  }
  const simularium = writer
    .end()
    .map(({ content }) => content)
    .join("");
  const { status } = run;
  tell({ tell: "ended", simularium, ...(status.code === "failed" && { hint: status.hint }) });
}

function lookAt({ cells, cellTypes, time }: TissueFrame): ProjectLook {
  const places = new Map(cellTypes.map((name, i) => [name, i]));
  const type = Uint8Array.from(texts(cells, "type"), (name) => places.get(name) ?? 0);
  const state = Uint8Array.from(texts(cells, "state"), (name) => Math.max(0, states.indexOf(name)));
  const counts = cellTypes.map(() => 0);
  type.forEach((one, row) => {
    if (state[row] === 0) counts[one]++;
  });
  const column = (name: string) => Float32Array.from(numbers(cells, name));
  return {
    time,
    id: Uint32Array.from(numbers(cells, "id")),
    type,
    state,
    x: column("x"),
    y: column("y"),
    z: column("z"),
    radius: column("radius"),
    counts,
  };
}
