import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type Axis,
  emptyResult,
  emptySensitivity,
  InputError,
  parameterQuantities,
  type Quantity,
  quantityKey,
  readVaried,
  runsTable,
  type SensitivityPlan,
  type StudyData,
  scanDigest,
  scanPoints,
  scanResult,
  scenarioQuantities,
  sensitivityDigest,
  sensitivityResult,
  sensitivityRunsTable,
  type VariedRange,
  version,
} from "../../../src/index.ts";
import { readText } from "../../../src/platform/node.ts";
import type { RunVerdict } from "../tissue/run-verdict.ts";
import { measurePoints } from "./many-runs.ts";
import { columnsOf } from "./scan-json.ts";

/** What both files of results hold. */
interface Stored {
  readonly kind: "scan" | "sensitivity";
  readonly immunarium: string;
  readonly study: StudyData;
  readonly arm: string;
  readonly seed: number;
  readonly digest: string;
  readonly replicates: number;
  readonly runs: object;
  readonly commonChance?: boolean;
  readonly axes?: readonly (Omit<Axis, "quantity"> & Pick<Quantity, "place">)[];
  readonly method?: SensitivityPlan["method"];
  readonly trajectories?: number;
  readonly ranges?: readonly (Omit<VariedRange, "quantity"> & Pick<Quantity, "place">)[];
}

/**
 * Runs a stored scan or sensitivity analysis again, writing nothing.
 *
 * @returns nothing where the folder holds none
 */
export async function verifyVaried(
  folder: string,
  threads: number | undefined,
  quiet: boolean,
): Promise<RunVerdict | undefined> {
  const places = ["scan.json", "sensitivity.json"].map((name) => join(folder, name));
  const place = places.find((one) => existsSync(one));
  if (place === undefined) return undefined;
  const stored = await readStored(place);
  const again = await runAgain(stored, place, { threads, quiet });
  const runsAgree = again !== undefined && JSON.stringify(again.runs) === JSON.stringify(stored.runs);
  const same = runsAgree && again.digest === stored.digest;
  return {
    same,
    tablesAgree: runsAgree,
    stored: stored.digest,
    again: again?.digest ?? null,
    differing: same ? [] : [runsAgree ? "the digest" : `the runs in ${place}`],
    versions: { stored: stored.immunarium, running: version },
  };
}

async function readStored(place: string): Promise<Stored> {
  try {
    const found = JSON.parse(await readText(place, Number.POSITIVE_INFINITY)) as Partial<Stored> | null;
    if (found?.study && found.runs && found.arm !== undefined && (found.axes ?? found.ranges)) return found as Stored;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new InputError(place, "another kind of file", `a result as version ${version} writes it`);
}

async function runAgain(
  {
    study,
    arm,
    seed,
    replicates,
    commonChance = true,
    axes,
    method = "tornado",
    trajectories = 2,
    ranges = [],
  }: Stored,
  place: string,
  options: { readonly threads: number | undefined; readonly quiet: boolean },
): Promise<{ readonly digest: string; readonly runs: object } | undefined> {
  const read = readVaried({ study, arm });
  if ("refused" in read) throw new InputError(place, read.refused, "the study as it was varied");
  const { scenario } = read;
  const groups = [...scenarioQuantities({ study, arm }, scenario), ...parameterQuantities(scenario)];
  const all = groups.flatMap(({ quantities }) => quantities);
  const quantityAt = (path: readonly string[]): Quantity => {
    const found = all.find((one) => one.place.join("\n") === path.join("\n"));
    if (found) return found;
    throw new InputError(place, quantityKey({ place: path }), "a quantity of the study");
  };
  const input = { study, arm, scenario };
  if (axes) {
    const plan = {
      axes: axes.map(({ place: path, ...axis }) => ({ ...axis, quantity: quantityAt(path) })),
      ...{ replicates, commonChance, seed },
    };
    const quantities = plan.axes.map(({ quantity }) => quantity);
    const points = scanPoints(plan.axes).map((values) => ({ quantities, values }));
    const done = await measurePoints(input, points, emptyResult(plan).runs, options);
    const result = done && scanResult(plan, done);
    return result && { digest: scanDigest(result), runs: columnsOf(runsTable(result)) };
  }
  const plan: SensitivityPlan = {
    ranges: ranges.map(({ place: path, ...range }) => ({ ...range, quantity: quantityAt(path) })),
    ...{ method, replicates, trajectories, seed },
  };
  const { points, runs } = emptySensitivity(plan);
  const done = await measurePoints(input, points, runs, options);
  const result = done && sensitivityResult(plan, done);
  return result && { digest: sensitivityDigest(result), runs: columnsOf(sensitivityRunsTable(result)) };
}
