import type { TrialResult } from "../../experiments/result.ts";
import { codebook, csv } from "../csv.ts";
import { adamDatasets } from "./adam-datasets.ts";
import type { BundleFile } from "./bundle-file.ts";
import { type DatasetJsonOptions, datasetJson } from "./dataset-json.ts";
import { engineFigures } from "./engine-figures.ts";
import { rScript } from "./r-script.ts";

/** The analysis datasets as Dataset-JSON files, in `adam/`. */
export function datasetJsonFiles(result: TrialResult, options: DatasetJsonOptions = {}): BundleFile[] {
  return adamDatasets(result).map((dataset) => ({
    path: `adam/${dataset.name.toLowerCase()}.json`,
    content: datasetJson(dataset, result, options),
  }));
}

/** The R script and all that it reads: the analysis datasets and the engine's figures as CSV. */
export function rFiles(result: TrialResult): BundleFile[] {
  const datasets = adamDatasets(result);
  const figures = engineFigures(result);
  return [
    ...datasets.map((dataset) => ({ path: `adam/${dataset.name.toLowerCase()}.csv`, content: csv(dataset) })),
    { path: "adam/codebook.csv", content: codebook([...datasets, figures]) },
    { path: "engine-figures.csv", content: csv(figures) },
    { path: "rederive.R", content: rScript },
  ];
}
