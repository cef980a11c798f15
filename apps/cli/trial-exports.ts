import {
  type BundleFile,
  conductOperatingTables,
  csv,
  datasetJsonFiles,
  didYouMean,
  type OperatingResult,
  operatingTable,
  rFiles,
  type TrialResult,
  trialBundle,
  zipFiles,
} from "../../src/index.ts";
import { type Arguments, UsageError } from "./command.ts";

const exportNames = ["dataset-json", "r", "bundle"] as const;
export type ExportName = (typeof exportNames)[number];

/** What `--write` asks for beside the usual files. */
export function chosenExports({ flags }: Arguments): ExportName[] {
  if (flags.write === undefined) return [];
  const names = String(flags.write).split(",");
  for (const name of names) {
    if (!exportNames.includes(name as ExportName)) {
      const near = didYouMean(name, exportNames);
      throw new UsageError(`--write has no ${name}${near}. There are ${exportNames.join(", ")}.`);
    }
  }
  return [...new Set(names as ExportName[])];
}

/** What the exports of a result are made with. */
export interface ExportParts {
  readonly report: string;
  readonly command?: string;
  readonly operating?: OperatingResult;
}

/** The chosen exports as files in the folder of the result. */
export function exportFiles(result: TrialResult, chosen: readonly ExportName[], parts: ExportParts): BundleFile[] {
  const { report, command, operating } = parts;
  const more = operating
    ? [operatingTable(operating), ...conductOperatingTables(operating)]
        .filter(({ rows }) => rows > 0)
        .map((one) => ({ path: `${one.name}.csv`, content: csv(one) }))
    : [];
  const make: Readonly<Record<ExportName, () => BundleFile[]>> = {
    "dataset-json": () => datasetJsonFiles(result),
    r: () => rFiles(result),
    bundle: () => {
      const { name } = result.design;
      const files = trialBundle(result, { report, more, ...(command ? { command } : {}) });
      return [{ path: `${name}.zip`, content: zipFiles(files, name) }];
    },
  };
  return [...more, ...chosen.flatMap((name) => make[name]())];
}
