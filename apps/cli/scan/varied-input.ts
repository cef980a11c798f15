import {
  didYouMean,
  InputError,
  isMicroenvironmentFile,
  longestText,
  type MicroenvironmentScenario,
  parameterQuantities,
  parseSource,
  type QuantityGroup,
  readStudyFile,
  readVaried,
  type StudyData,
  scenarioQuantities,
  type VariedStudy,
  withPlace,
} from "../../../src/index.ts";
import { readText } from "../../../src/platform/node.ts";
import { type Arguments, UsageError, wholeNumber } from "../command.ts";
import { days } from "../microenvironment/study-options.ts";

/** An arm whose numbers can be varied. */
export interface VariedInput extends VariedStudy {
  readonly title: string;
  /** As it is, with what the command line says instead of the file. */
  readonly scenario: MicroenvironmentScenario;
  readonly groups: readonly QuantityGroup[];
}

/** Reads the study of a command that varies numbers, with `--arm`, `--until` and `--seed` in it. */
export async function readVariedInput(file: string, given: Arguments): Promise<VariedInput> {
  const text = await readText(file, longestText);
  if (!isMicroenvironmentFile(text)) {
    throw new InputError(file, "another kind of file", "a study of a microenvironment, which says `microenvironment:`");
  }
  const { study } = readStudyFile(text, file);
  const arm = armOf(Object.keys(study.arms), given);
  const varied = { study: changed(parseSource(text, file).data as StudyData, arm, given), arm };
  const read = readVaried(varied);
  if ("refused" in read) throw new UsageError(read.refused);
  const { scenario } = read;
  const groups = [...scenarioQuantities(varied, scenario), ...parameterQuantities(scenario)];
  return { ...varied, title: study.title, scenario, groups };
}

function armOf(names: readonly string[], { flags: { arm } }: Arguments): string {
  const name = typeof arm === "string" ? arm : names[0];
  if (names.includes(name)) return name;
  throw new UsageError(`No arm is called ${name}. There are ${names.join(", ")}${didYouMean(name, names)}.`);
}

function changed(study: StudyData, arm: string, given: Arguments): StudyData {
  const { until } = given.flags;
  const seed = wholeNumber(given, "seed", 0, 4_294_967_295);
  const lasting =
    typeof until === "string" ? withPlace(study, arm, ["duration"], `${days(until, "--until")} days`) : study;
  return seed === undefined ? lasting : { ...lasting, seed };
}
