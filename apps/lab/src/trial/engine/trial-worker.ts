/**
 * The thread that coordinates a trial: reads its file, shares the work out to a pool of its own, sums up. The page's
 * thread only shows what it is told.
 */
import {
  conductWords,
  InputError,
  Interrupted,
  InvalidFile,
  type OperatingResult,
  operatingCharacteristics,
  parseSource,
  readTrial,
  runTrial,
  type TrialDesign,
  type TrialResult,
  writeTrial,
} from "../../../../../src/index.ts";
import { type WorkerPool, workers } from "../../../../../src/platform/browser.ts";
import { catalogue } from "./catalogue.ts";
import { faultsOf } from "./faults.ts";
import { FinishedParts } from "./finished-parts.ts";
import type { Answer, Question, TrialFault } from "./messages.ts";

const parts = new FinishedParts();
/** The design whose treated patients are kept. */
let kept = "";
let pool: { readonly map: WorkerPool; readonly threads: number } | undefined;
let stop: AbortController | undefined;
let last: TrialResult | undefined;
let operating: OperatingResult | undefined;

const tell = (answer: Answer): void => globalThis.postMessage(answer);

globalThis.onmessage = ({ data }: MessageEvent<Question>) => {
  switch (data.ask) {
    case "catalogue":
      return tell({ tell: "catalogue", catalogue: catalogue(), threads: Math.max(1, navigator.hardwareConcurrency) });
    case "check":
      return check(data.number, data.text);
    case "data":
      return readData(data);
    case "run":
      return void run(data.text, data.threads);
    case "stop":
      return stop?.abort();
    case "operate":
      return void operate(data);
    case "tissue":
      return void tissue(data);
    case "part":
      return void part(data);
    case "file":
      return void file(data);
  }
};

function check(number: number, text: string): void {
  try {
    const design = readTrial(text, "trial");
    tell({ tell: "checked", number, design, yaml: writeTrial(design), conduct: conductWords(design), faults: [] });
  } catch (error) {
    tell({ tell: "checked", number, faults: reasons(error) });
  }
}

function reasons(error: unknown): TrialFault[] {
  if (error instanceof InvalidFile) return faultsOf(error.errors);
  if (error instanceof InputError) return faultsOf([error]);
  const message = error instanceof Error ? error.message : String(error);
  return [{ key: "", found: message, expected: "a trial that this page can run" }];
}

async function run(text: string, threads: number): Promise<void> {
  stop?.abort();
  const own = new AbortController();
  stop = own;
  const began = performance.now();
  let design: TrialDesign | undefined;
  try {
    design = readTrial(text, "trial");
    keepFor(text);
    const result = await runTrial(design, {
      map: poolOf(threads),
      store: parts,
      signal: own.signal,
      onProgress: progress(),
    });
    finish(result, began);
  } catch (error) {
    if (error instanceof Interrupted && design) await partial(design, error, began);
    else
      tell({ tell: "failed", faults: reasons(error), message: error instanceof Error ? error.message : String(error) });
  } finally {
    if (stop === own) stop = undefined;
  }
}

function keepFor(text: string): void {
  if (kept !== text) parts.forgetTreated();
  kept = text;
}

function poolOf(threads: number): WorkerPool {
  if (pool?.threads !== threads) {
    pool?.map.close();
    pool = { map: workers(threads), threads };
  }
  return pool.map;
}

/** The first patients who went through every arm are a smaller trial of the same design. */
async function partial(design: TrialDesign, { done, total }: Interrupted, began: number): Promise<void> {
  const patients = Math.floor(parts.wholePatients(design.arms.length));
  if (patients < 2) return tell({ tell: "stopped", done, total });
  finish(await runTrial({ ...design, patients }, { store: parts.forFewer() }), began, design.patients);
}

function finish(result: TrialResult, began: number, stoppedOf?: number): void {
  last = result;
  operating = undefined;
  const seconds = (performance.now() - began) / 1000;
  tell({ tell: "result", result, seconds, ...(stoppedOf === undefined ? {} : { stoppedOf }) });
}

/** Ten messages a second are as many as anyone reads. */
function progress() {
  let told = Number.NEGATIVE_INFINITY;
  let stage = "";
  return (at: {
    readonly stage: "growing patients" | "treating patients" | "analysing";
    readonly done: number;
    readonly total: number;
  }) => {
    const now = performance.now();
    if (now - told < 100 && at.stage === stage && at.done < at.total) return;
    told = now;
    stage = at.stage;
    tell({ tell: "progress", ...at });
  };
}

async function file({ file, command }: Extract<Question, { readonly ask: "file" }>): Promise<void> {
  if (!last) return tell({ tell: "no file", file, message: "There is no result yet: run the trial first." });
  const exported = { result: last, command, ...(operating && { operating }) };
  try {
    const { makeFile } = await import("./export-files.ts");
    tell({ tell: "file", file, made: makeFile(file, exported) });
  } catch (error) {
    tell({ tell: "no file", file, message: error instanceof Error ? error.message : String(error) });
  }
}

async function operate({ trials, alpha, armSize }: Extract<Question, { readonly ask: "operate" }>): Promise<void> {
  if (!last) return tell({ tell: "no operating", message: "There is no result yet: run the trial first." });
  stop?.abort();
  const own = new AbortController();
  stop = own;
  try {
    operating = await operatingCharacteristics(last, {
      trials,
      alpha,
      ...(armSize === undefined ? {} : { armSize }),
      map: poolOf(Math.max(1, navigator.hardwareConcurrency)),
      signal: own.signal,
      onProgress: ({ done, total }) => tell({ tell: "operating progress", done, total }),
    });
    tell({ tell: "operating", operating });
  } catch (error) {
    const message =
      error instanceof Interrupted ? "Stopped before the first trials were done." : String((error as Error).message);
    tell({ tell: "no operating", message });
  } finally {
    if (stop === own) stop = undefined;
  }
}

/** Charts are loaded with the first part. */
async function part({ number, part }: Extract<Question, { readonly ask: "part" }>): Promise<void> {
  try {
    const { makePart } = await import("./parts.ts");
    if (!last) throw new Error("there is no result yet");
    tell({ tell: "part", number, blocks: makePart(last, part) });
  } catch (error) {
    tell({ tell: "part", number, message: error instanceof Error ? error.message : String(error) });
  }
}

async function tissue({ number, patient, arm }: Extract<Question, { readonly ask: "tissue" }>): Promise<void> {
  const [{ patientTissue }, { typicalTissue }] = await Promise.all([
    import("./patient-tissue.ts"),
    import("./typical-tissues.ts"),
  ]);
  if (!last) return;
  tell({ tell: "tissue", number, tissue: await patientTissue(last, parts.patient(last, patient), arm, typicalTissue) });
}

/** What is wrong in it is shown at its fields; only what is no data at all is refused here. */
function readData({ text, name }: Extract<Question, { readonly ask: "data" }>): void {
  try {
    tell({ tell: "data", name, data: parseSource(text, name).data });
  } catch (error) {
    tell({ tell: "no data", message: error instanceof Error ? error.message : String(error) });
  }
}
