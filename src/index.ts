/**
 * Immunarium's public interface, read as a table of contents. Everything here runs in Node and in browsers; what needs
 * threads or files is in `immunarium/node` and `immunarium/browser`.
 */

// Analysis: tables in, figures out.
export { bootstrapTrials, type Prediction } from "./analysis/bootstrap.ts";
export { frequencyDifference } from "./analysis/claims/paired-frequencies.ts";
export { meanDifference } from "./analysis/claims/paired-means.ts";
export { cox } from "./analysis/cox.ts";
export { kaplanMeier, medianSurvival, survivalAt } from "./analysis/kaplan-meier.ts";
export { logRank } from "./analysis/log-rank.ts";
export { proportionalHazards } from "./analysis/proportional-hazards.ts";
export { exactRate } from "./analysis/rate.ts";
export { miettinenNurminenDifference } from "./analysis/rate-difference.ts";
export { restrictedMean, restrictedMeanDifference } from "./analysis/restricted-mean.ts";
// Statistics of points in a plane.
export * from "./analysis/spatial/index.ts";
// Charts: tables in, pictures out.
export type { Chart, DrawingDocument } from "./charts/chart.ts";
export { heat } from "./charts/cividis.ts";
export { contrast, nearestPair, type Sight, sightNames } from "./charts/colour-distance.ts";
export { type DayCourse, dayCourse } from "./charts/day-course.ts";
export { participantFlow } from "./charts/flow.ts";
export { forest } from "./charts/forest.ts";
export { armStyle } from "./charts/palette.ts";
export { fixed, interval, percent, pValue, significant } from "./charts/quantities.ts";
export { classBorders } from "./charts/scan-heat.ts";
export { spider } from "./charts/spider.ts";
export { type SurvivalCurve, survivalChart, survivalCurves } from "./charts/survival.ts";
export { swimmer } from "./charts/swimmer.ts";
export { rateText, survivalText, type TerminalOptions, tableText } from "./charts/terminal.ts";
export { linearTicks } from "./charts/ticks.ts";
export { timeCourse } from "./charts/time-course.ts";
export { endFills, tornadoDomain } from "./charts/tornado-scale.ts";
export { waterfall } from "./charts/waterfall.ts";
export { type Amendment, amendMemory } from "./engine/microenvironment/amend-memory.ts";
export {
  type MicroenvironmentMemory,
  type MicroenvironmentOptions,
  MicroenvironmentRun,
  tissuesOf,
} from "./engine/microenvironment/microenvironment-run.ts";
export { refitMemory } from "./engine/microenvironment/refit-memory.ts";
// Engine: joins a model to numerics.
export { type PreparedModel, prepare } from "./engine/prepare.ts";
export { type BodyPlan, type BodyRun, runBody } from "./engine/run.ts";
export { cloneSizes } from "./engine/tissue/clone-sizes.ts";
export { type EventKind, eventNames } from "./engine/tissue/event-kinds.ts";
export { type EventColumns, Ledger } from "./engine/tissue/ledger.ts";
export { LedgerListener } from "./engine/tissue/ledger-listener.ts";
export { lineageTable, lives } from "./engine/tissue/lineage.ts";
export { type MemoryNeed, memoryNeed } from "./engine/tissue/memory-need.ts";
export { newick } from "./engine/tissue/newick.ts";
export { refitSnapshot } from "./engine/tissue/refit-snapshot.ts";
export { readSnapshot, type Snapshot, writeSnapshot } from "./engine/tissue/snapshot.ts";
export {
  scenarioDigest,
  sharedOf,
  type TissueOptions,
  TissueRun,
  type TissueStatus,
} from "./engine/tissue/tissue-run.ts";
// Experiments: questions asked of models.
export { type Biopsy, type BiopsyOptions, takeBiopsy } from "./experiments/biopsy/take-biopsy.ts";
export { type CalibrationShared, fitCalibration } from "./experiments/calibration.ts";
export { calibrateTask, calibrations } from "./experiments/calibrations.ts";
export type { Conducted, ConductedContrast } from "./experiments/conduct/conduct.ts";
export type {
  ConductDesign,
  SequentialDesign,
  TwoStageDesign,
} from "./experiments/conduct/conduct-design.ts";
export type { SequentialOperating, TwoStageOperating } from "./experiments/conduct/operating-summary.ts";
export type { Arm, PublishedEndpoint, Treatment, TrialDesign } from "./experiments/design.ts";
export { commonDays } from "./experiments/microenvironment/common-days.ts";
export { type ForkPlan, type ForkPlans, forkReplicateTask } from "./experiments/microenvironment/fork-replicate.ts";
export { dosesAcross, drugValues, forkScenario } from "./experiments/microenvironment/fork-scenario.ts";
export { microenvironmentSteps } from "./experiments/microenvironment/looks.ts";
export { microenvironmentDigest } from "./experiments/microenvironment/microenvironment-digest.ts";
export { drawnFrame, patchFrame, plainFrame, plainTissue } from "./experiments/microenvironment/patch-frame.ts";
export {
  type Replicate,
  type ReplicateJob,
  replicateTask,
  runMicroenvironment,
  type Scenarios,
} from "./experiments/microenvironment/replicate.ts";
export { bandTable } from "./experiments/microenvironment/replicate-bands.ts";
export {
  type ClaimedStudy,
  type ClaimsOptions,
  type JudgedClaim,
  type JudgedStudy,
  runClaims,
} from "./experiments/microenvironment/run-claims.ts";
export { runNotes } from "./experiments/microenvironment/run-notes.ts";
export { type SeriesEntry, seriesEntries, seriesTableOf } from "./experiments/microenvironment/series.ts";
export { seriesColumns } from "./experiments/microenvironment/series-columns.ts";
export type { Claim, ExpectedRange, Reading, Study } from "./experiments/microenvironment/study.ts";
export {
  buffersOf,
  countKinds,
  type FieldLook,
  type LookLevel,
  lookLevels,
  type TissueLook,
  tissueLook,
} from "./experiments/microenvironment/tissue-look.ts";
export { explainWhy, type Why, type WhyOptions } from "./experiments/microenvironment/why.ts";
export { referenceModel, trialBody } from "./experiments/model.ts";
export {
  type OperatingOptions,
  type OperatingResult,
  type OperatingRow,
  operatingCharacteristics,
} from "./experiments/operating.ts";
export type { Growth, VirtualPatient } from "./experiments/patient.ts";
export type {
  ArmSummary,
  Comparison,
  Contrast,
  Manifest,
  Rate,
  SurvivalSummary,
  TrialResult,
} from "./experiments/result.ts";
export { type MeasuredRun, measureRuns, measureTask } from "./experiments/scan/measured-run.ts";
export {
  classNames,
  classOf,
  countClasses,
  type Measures,
  measureColumn,
  measureWords,
  type OutcomeClass,
  outcomeClasses,
  type ShownMeasure,
} from "./experiments/scan/outcomes.ts";
export { type Quantity, type QuantityGroup, quantityKey, usualRange } from "./experiments/scan/quantity.ts";
export {
  type Axis,
  axisValues,
  type PlannedRun,
  planFaults,
  rangeFaults,
  type ScanPlan,
  scanPoints,
} from "./experiments/scan/scan-plan.ts";
export {
  emptyResult,
  keepRun,
  middleRun,
  type PointSummary,
  pointsTable,
  runsTable,
  type ScanResult,
  scanDigest,
  scanResult,
  summarise,
} from "./experiments/scan/scan-result.ts";
export {
  largestStep,
  type ScreenedInput,
  screened,
  screenedTable,
} from "./experiments/sensitivity/elementary-effects.ts";
export {
  chanceAlone,
  type SensitivityPlan,
  type SensitivityPoint,
  sensitivityFaults,
} from "./experiments/sensitivity/sensitivity-plan.ts";
export {
  emptySensitivity,
  type SensitivityResult,
  sensitivityDigest,
  sensitivityResult,
  sensitivityRunsTable,
} from "./experiments/sensitivity/sensitivity-result.ts";
export {
  type Bar,
  type BarEnd,
  type Tornado,
  tornado,
  tornadoTable,
  verdictWords,
} from "./experiments/sensitivity/tornado.ts";
export { rangeAround, type VariedRange } from "./experiments/sensitivity/varied-range.ts";
export { seeing } from "./experiments/sight.ts";
export { type SpatialOptions, spatialSummary } from "./experiments/spatial-summary.ts";
export { Interrupted, type Store } from "./experiments/stored.ts";
export type { ConformanceMeans } from "./experiments/tissue-conformance/conformance-case.ts";
export { type CaseResult, runTissueConformance } from "./experiments/tissue-conformance/run-conformance.ts";
export { type TissueDigest, tissueDigest } from "./experiments/tissue-digest.ts";
export { continueTissue, runTissue, tissueSteps } from "./experiments/tissue-experiment.ts";
export { drawTissue } from "./experiments/tissue-trial/draw-tissue.ts";
export type { PatchTemplate, TissueDesign, TissueDifferences } from "./experiments/tissue-trial/tissue-design.ts";
export { runTrial, type TrialOptions, type TrialProgress } from "./experiments/trial.ts";
// Formats: files of the world.
export {
  type BibliographyStyle,
  bibliography,
  cancerSources,
  citedKeys,
  modelSources,
  therapySources,
} from "./formats/bibliography.ts";
export { type BiopsyFile, biopsyFiles, biopsyJson } from "./formats/biopsy/biopsy-files.ts";
export { readCells } from "./formats/biopsy/read-cells.ts";
export { claimsPage, effectText } from "./formats/claims-page.ts";
export { type ClaimRecord, type ClaimsRecord, claimed, claimsRecord } from "./formats/claims-record.ts";
export { stratifiersOf } from "./formats/conduct-checks.ts";
export { conformancePage, figure, type LongRun, limitText } from "./formats/conformance-page.ts";
export { codebook, csv } from "./formats/csv.ts";
export { type Block, type DocumentStyle, writeDocument } from "./formats/document.ts";
export { explainCancer } from "./formats/explain-cancer.ts";
export { explainMicroenvironmentFile } from "./formats/explain-microenvironment-file.ts";
export { explainMicroenvironmentSeries } from "./formats/explain-microenvironment-series.ts";
export { explainModel } from "./formats/explain-model.ts";
export { parameterTable } from "./formats/explain-parameters.ts";
export { explainStudy, summariseStudy } from "./formats/explain-study.ts";
export { explainTherapy } from "./formats/explain-therapy.ts";
export { explainTissue } from "./formats/explain-tissue.ts";
export { explainTissueFile } from "./formats/explain-tissue-file.ts";
export { explainTrialFile } from "./formats/explain-trial-file.ts";
export { fitPage } from "./formats/fit-page.ts";
export { InvalidFile } from "./formats/invalid-file.ts";
export { keyPath } from "./formats/key-path.ts";
export { byName, mergeArm } from "./formats/merge-arm.ts";
export { isMicroenvironmentFile, readStudy, readStudyFile, type StudyFile } from "./formats/microenvironment-file.ts";
export { microenvironmentJsonSchema } from "./formats/microenvironment-json-schema.ts";
export { multiCellDsFiles } from "./formats/physicell/multicellds.ts";
export type { ProjectFiles } from "./formats/physicell/project-files.ts";
export { type ReadProject, readPhysicellProject } from "./formats/physicell/read-project.ts";
export { type WrittenProject, writePhysicellProject } from "./formats/physicell/write-project.ts";
export { type ResultJson, resultJson } from "./formats/result-json.ts";
export { parameterQuantities } from "./formats/scan-parameters.ts";
export { findQuantity, ownQuantities, scenarioQuantities } from "./formats/scan-quantities.ts";
export { type ReadPoint, readVaried, seedOf, studyWith, type VariedStudy, withPlace } from "./formats/scan-study.ts";
export { readScenario, type Scenario } from "./formats/scenario-file.ts";
export { longestText, parseSource } from "./formats/source-text.ts";
export { readStoredResult, storeResult } from "./formats/stored-result.ts";
export { type StudyData, valueAt, withValue } from "./formats/study-data.ts";
export { isTissueFile, readTissueScenario } from "./formats/tissue-file.ts";
export { tissueJsonSchema } from "./formats/tissue-json-schema.ts";
export { type BodyPattern, cellStyles, type OwnStyle } from "./formats/tissue-output/cell-palette.ts";
export { type MovieOptions, movieArguments } from "./formats/tissue-output/movie.ts";
export { tissueOutput, tissueOutputs } from "./formats/tissue-output/outputs.ts";
export { parquet } from "./formats/tissue-output/parquet.ts";
export { type SeriesValue, seriesOf, seriesRow, seriesTable } from "./formats/tissue-output/series.ts";
export type { FilePiece, OutputRun, RunWriter, TissueOutput } from "./formats/tissue-output/tissue-output.ts";
export { type PictureOptions, tissuePixels, tissuePng, tissueSvg } from "./formats/tissue-output/tissue-picture.ts";
export { type WrittenTissue, writeTissueScenario } from "./formats/tissue-write.ts";
export { entryCovariates, sampledCovariates } from "./formats/trial-catalogue.ts";
export { readTrial } from "./formats/trial-file.ts";
export { trialJsonSchema } from "./formats/trial-json-schema.ts";
export type { AdamColumn, AdamDataset } from "./formats/trial-output/adam-dataset.ts";
export { adamDatasets } from "./formats/trial-output/adam-datasets.ts";
export { type BundleOptions, trialBundle, zipFiles } from "./formats/trial-output/bundle.ts";
export type { BundleFile } from "./formats/trial-output/bundle-file.ts";
export { type DatasetJsonOptions, datasetJson } from "./formats/trial-output/dataset-json.ts";
export { engineFigures } from "./formats/trial-output/engine-figures.ts";
export { conductOperatingTables } from "./formats/trial-output/operating-conduct-tables.ts";
export { operatingTable } from "./formats/trial-output/operating-table.ts";
export { rScript } from "./formats/trial-output/r-script.ts";
export { datasetJsonFiles, rFiles } from "./formats/trial-output/trial-files.ts";
export { writeTrial } from "./formats/write-trial.ts";
export { writeTissue } from "./formats/write-trial-tissue.ts";
// Foundation: what everything else stands on.
export { digestTable, digestText } from "./foundation/digest.ts";
export { InputError } from "./foundation/errors.ts";
export { inline, type MapJobs } from "./foundation/mapping.ts";
export { didYouMean } from "./foundation/near-names.ts";
export type { Evidence, Parameter, Parameters, Spread } from "./foundation/parameter.ts";
export { type Reference, references } from "./foundation/references.ts";
export { type Column, column, filterRows, numbers, type Table, table, texts } from "./foundation/table.ts";
export { convert, parseQuantity, parseUnit, quantityIn } from "./foundation/units.ts";
export { version } from "./foundation/version.ts";
// Models: biology as data.
export { bCellMalignancy } from "./models/body/b-cell-malignancy.ts";
export { bodyModules, solidTumourModel } from "./models/body/index.ts";
export type { Cancer } from "./models/cancers/contract.ts";
export { covariates as usualCovariates } from "./models/cancers/covariates.ts";
export { cancers } from "./models/cancers/index.ts";
export { composeModel } from "./models/compose.ts";
export type { Model, ModelModule } from "./models/contract.ts";
export { border } from "./models/microenvironment/border.ts";
export { type CellKind, cellKindNames, cellKinds } from "./models/microenvironment/cell-kinds.ts";
export {
  type Antigen,
  type Clone,
  type HostDose,
  type MicroenvironmentScenario,
  type Patch,
  type Receptor,
  usualSteps,
} from "./models/microenvironment/contract.ts";
export { tumourMarkerNames } from "./models/microenvironment/markers.ts";
export { microenvironmentParameters } from "./models/microenvironment/parameters.ts";
export { substances } from "./models/microenvironment/substances.ts";
export { mostAntigens } from "./models/microenvironment/traits.ts";
export { pharmacokinetics } from "./models/pharmacokinetics/index.ts";
export { publishedModels } from "./models/published/index.ts";
export type { Therapy } from "./models/therapy/contract.ts";
export { therapies } from "./models/therapy/index.ts";
export type { CellType, Rule, TissueModel, TissueNumerics, TissueScenario } from "./models/tissue/contract.ts";
export { type TissueFrame, voxelCounts } from "./models/tissue/frame.ts";
// Formulas as data.
export type { Expression } from "./numerics/expression/expression.ts";
export { parse as parseFormula } from "./numerics/expression/parse.ts";
export { type MathNode, mathMlText, nameMathMl, printMathMl } from "./numerics/expression/print-mathml.ts";
export { symbolsOf } from "./numerics/expression/traverse.ts";
export { type LinearMemory, linearMemory } from "./numerics/memory.ts";
// Report: a trial on one page, and the parts of that page.
export { conductedWords, conductWords } from "./report/conduct-words.ts";
export { quantityName } from "./report/quantity-words.ts";
export { scanPicture } from "./report/scan-picture.ts";
export { classWords, scanWords } from "./report/scan-words.ts";
export { comparisonChart } from "./report/sections/comparison.ts";
export { conductedContrastTable, contrastCaption, lookChart, strataTable } from "./report/sections/conduct.ts";
export { patternCharts } from "./report/sections/mechanisms.ts";
export { keyResults, ownLimits } from "./report/sections/opening.ts";
export { pharmacologyCharts } from "./report/sections/pharmacology.ts";
export { populationTable } from "./report/sections/population.ts";
export { bestResponseTable, durationTable, responseChart } from "./report/sections/response.ts";
export { reasonTable, toxicityChart } from "./report/sections/safety.ts";
export { subgroupCharts } from "./report/sections/subgroups.ts";
export { endpointChart, medianTable, ratioChart } from "./report/sections/survival.ts";
export { sampleText, sensitivityPicture } from "./report/sensitivity-picture.ts";
export { sensitivityWords } from "./report/sensitivity-words.ts";
export { type TrialReportOptions, trialReport } from "./report/trial-report.ts";
export {
  comparisonWords,
  plainResponse,
  plainSurvival,
  proportionalWords,
  question,
  safety,
  standingLimits,
  technicalSummary,
} from "./report/wording.ts";
