import { existsSync } from "node:fs";
import { join } from "node:path";
import { InputError, type SeriesValue, type TissueDigest, version } from "../../../src/index.ts";
import { readText } from "../../../src/platform/node.ts";
import { partsName } from "./run-folder.ts";

export const recordName = "run.json";

/** `run.json`: what a run was and what it came to; `verify` and `fork` read it. */
export interface RunRecord {
  readonly immunarium: string;
  readonly title: string;
  readonly status: "done" | "failed";
  readonly hint?: string;
  readonly numerics: string;
  readonly seed: number;
  /** min. */
  readonly time: number;
  readonly duration: number;
  readonly saveEvery: number;
  /** Digest of the scenario. */
  readonly scenario: string;
  /** File of the scenario in the folder; absent where it could not be written. */
  readonly scenarioFile?: string;
  readonly fork?: { readonly originFile: string; readonly at: number };
  readonly digest?: TissueDigest;
  readonly warnings: readonly string[];
  readonly series: StoredSeries;
  /** All files of the run, this one not among them. */
  readonly files: readonly string[];
}

export interface StoredSeries {
  readonly columns: readonly { readonly name: string; readonly unit: string; readonly label: string }[];
  /** A row a look; null where there is no number. */
  readonly rows: readonly (readonly (number | null)[])[];
}

export function storedSeries(
  rows: readonly (readonly (Omit<SeriesValue, "label"> & { readonly label?: string })[])[],
): StoredSeries {
  return {
    columns: (rows[0] ?? []).map(({ name, unit, label = name }) => ({ name, unit, label })),
    rows: rows.map((row) => row.map(({ value }) => (Number.isFinite(value) ? value : null))),
  };
}

export function seriesRows({ columns, rows }: StoredSeries): readonly (readonly SeriesValue[])[] {
  return rows.map((row) => columns.map((column, at) => ({ ...column, value: row[at] ?? Number.NaN })));
}

/** @throws {InputError} where the folder holds no run of a tissue, or one that another version wrote otherwise */
export async function readRecord(folder: string): Promise<RunRecord> {
  const place = join(folder, recordName);
  if (!existsSync(place) && existsSync(join(folder, partsName))) {
    throw new InputError(folder, "a run that is not finished", "one that is; `run` with --resume goes on with it");
  }
  const text = await readText(place, Number.POSITIVE_INFINITY);
  let found: Partial<RunRecord>;
  try {
    found = JSON.parse(text) as Partial<RunRecord>;
  } catch {
    throw new InputError(place, "no valid JSON", "a record as it was written");
  }
  const whole =
    typeof found === "object" &&
    found !== null &&
    typeof found.immunarium === "string" &&
    Array.isArray(found.series?.rows) &&
    Array.isArray(found.series.columns) &&
    typeof found.saveEvery === "number";
  if (!whole) throw new InputError(place, "another kind of JSON", `a record of a run, as version ${version} writes it`);
  return found as RunRecord;
}
