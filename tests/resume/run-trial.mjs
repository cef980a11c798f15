/** A process of its own: `node run-trial.mjs FILE PATIENTS STORE WORKERS` goes on with a stored trial and prints its digest. */
import { readFileSync } from "node:fs";
import { readTrial, runTrial } from "../../dist/src/index.js";
import { fileStore, inline, workers } from "../../dist/src/platform/node.js";

const [file, patients, folder, count] = process.argv.slice(2);
const pool = count === "0" ? undefined : workers(Number(count));
const design = { ...readTrial(readFileSync(file, "utf8"), file), patients: Number(patients) };
const { digest } = await runTrial(design, { map: pool ?? inline, store: fileStore(folder) });
pool?.close();
process.stdout.write(digest);
