import type { Table, TrialDesign, TrialResult } from "../../../../../src/index.ts";
import type { ExportName, FileMade } from "./messages.ts";

/** Makes a file of a result, in the coordinating thread; what only one kind of file needs is loaded with it. */
export async function makeFile(file: ExportName, result: TrialResult, command: string): Promise<FileMade> {
  const library = await import("../../../../../src/index.ts");
  const { name } = result.design;
  switch (file) {
    case "report":
      return {
        name: `${name}-report.html`,
        type: "text/html",
        content: library.trialReport(result, { parameters: await parametersInUse(result.design), command }),
      };
    case "trial file":
      return { name: `${name}.yaml`, type: "application/yaml", content: library.writeTrial(result.design) };
    case "result":
      return { name: `${name}-result.json`, type: "application/json", content: library.storeResult(result) };
    case "tables": {
      const tables = Object.values(result.tables);
      const files = [
        { name: "README.txt", text: readme(result) },
        { name: "codebook.csv", text: library.codebook(tables) },
        ...tables.map((table) => ({ name: `${table.name}.csv`, text: library.csv(table) })),
      ];
      return { name: `${name}-tables.zip`, type: "application/zip", content: zip(files) };
    }
  }
}
