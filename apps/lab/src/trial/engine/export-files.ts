import {
  cancers,
  codebook,
  conductOperatingTables,
  csv,
  datasetJsonFiles,
  type OperatingResult,
  operatingTable,
  parameterTable,
  rFiles,
  safety,
  storeResult,
  type Table,
  type TrialDesign,
  type TrialResult,
  table,
  therapies,
  trialBody,
  trialBundle,
  trialReport,
  writeTrial,
  zipFiles,
} from "../../../../../src/index.ts";
import type { ExportName, FileMade } from "./messages.ts";

interface Exported {
  readonly result: TrialResult;
  readonly command: string;
  readonly operating?: OperatingResult;
}

/** Makes a file of a result, in the coordinating thread, which loads this module with the first file. */
export function makeFile(file: ExportName, { result, command, operating }: Exported): FileMade {
  const { name } = result.design;
  const report = () => trialReport(result, { parameters: parametersInUse(result.design), command });
  const zipped = (kind: string, files: Parameters<typeof zipFiles>[0]): FileMade => ({
    name: `${name}-${kind}.zip`,
    type: "application/zip",
    content: new Uint8Array(zipFiles(files, `${name}-${kind}`)),
  });
  switch (file) {
    case "report":
      return { name: `${name}-report.html`, type: "text/html", content: report() };
    case "trial file":
      return { name: `${name}.yaml`, type: "application/yaml", content: writeTrial(result.design) };
    case "result":
      return { name: `${name}-result.json`, type: "application/json", content: storeResult(result) };
    case "tables": {
      const tables = Object.values(result.tables);
      return zipped("tables", [
        { path: "README.txt", content: `SIMULATED. ${safety.trial}\n${safety.footer}\n` },
        { path: "codebook.csv", content: codebook(tables) },
        ...tables.map((one) => ({ path: `${one.name}.csv`, content: csv(one) })),
      ]);
    }
    case "datasets":
      return zipped("datasets", datasetJsonFiles(result));
    case "R":
      return zipped("R", rFiles(result));
    case "bundle": {
      const more = operating
        ? [operatingTable(operating), ...conductOperatingTables(operating)]
            .filter(({ rows }) => rows > 0)
            .map((one) => ({ path: `${one.name}.csv`, content: csv(one) }))
        : [];
      return zipped("bundle", trialBundle(result, { report: report(), command, more }));
    }
  }
}

/** The parameters behind a trial: the body model's, then each drug's own. */
function parametersInUse({ cancer, arms }: TrialDesign): Table {
  const drugs = [...new Set(arms.flatMap(({ treatments }) => treatments.map(({ therapy }) => therapy)))];
  const tables = [
    parameterTable(trialBody(cancers[cancer]).model),
    ...drugs.map((name) => {
      const { parameters, toxicity, perUnit } = therapies[name];
      return parameterTable({ name, meaning: "", parameters: { ...parameters, ...toxicity, perUnit } });
    }),
  ];
  return table(
    tables[0].name,
    tables[0].columns.map((column, index) => {
      const all = tables.map(({ columns }) => columns[index].values);
      const numeric = all.every((values) => values instanceof Float64Array);
      const values = numeric
        ? Float64Array.from(all.flatMap((part) => [...part] as number[]))
        : all.flatMap((part) => [...part] as string[]);
      return { ...column, values };
    }),
  );
}
