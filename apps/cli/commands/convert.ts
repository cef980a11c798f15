import { basename, dirname, join, resolve } from "node:path";
import { InputError, type TissueScenario, writePhysicellProject, writeTissueScenario } from "../../../src/index.ts";
import { writeAtomically } from "../../../src/platform/node.ts";
import { type Command, shared, UsageError } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { note, print } from "../screen.ts";
import { readTissue } from "../tissue/read-tissue.ts";
import { changedScenario, tissueOptions } from "../tissue/tissue-options.ts";

export const convertCommand: Command = {
  name: "convert",
  summary: "turn a PhysiCell project into a tissue scenario, or the other way round",
  help: `immunarium convert IN OUT

  immunarium convert config/PhysiCell_settings.xml tumour.yaml
  immunarium convert scenarios/tissue/growing-tumour.yaml my-project

IN is a PhysiCell project, named by its settings, or a tissue scenario. OUT is a scenario (a name that ends in .yaml;
long lists of cells and fields stand in CSV files beside it), or a folder for a PhysiCell project (its settings are
config/PhysiCell_settings.xml in it; with the stock template PhysiCell runs it). What the other form cannot say is told
as a warning.

      --numerics accurate | physicell   that the scenario asks for; accurate for what was a project
      --json      print { files, warnings } as one JSON document
  -q, --quiet     print nothing but warnings

Ends with 0, with 2 if IN cannot be used (nothing is written).`,
  options: { numerics: tissueOptions.numerics, json: shared.json, quiet: shared.quiet },

  async run(given) {
    const { words, flags } = given;
    if (words.length !== 2) throw new UsageError("Name what to convert, and what to write.");
    const [from, to] = words;
    if (resolve(from) === resolve(to)) throw new UsageError(`${to} would be written over itself: name another file.`);
    const input = await readTissue(from);
    if (!input) throw new InputError(from, "another kind of file", "a tissue scenario or a PhysiCell project");
    if (/\.json$/i.test(to)) throw new UsageError(`${to}: scenarios are written as YAML: name a .yaml file.`);
    const scenario = changedScenario(input, given);
    const { files, warnings } = /\.ya?ml$/i.test(to) ? asScenario(scenario, to) : asProject(scenario, to);
    for (const [file, content] of files) await writeAtomically(file, content);
    const all = [...input.warnings, ...warnings];
    if (flags.json === true) print(JSON.stringify({ files: files.map(([file]) => file), warnings: all }, null, 2));
    else {
      for (const warning of all) note(`Warning: ${warning}`);
      if (flags.quiet !== true) print(files.map(([file]) => file).join("\n"));
    }
    return exit.done;
  },
};

interface Converted {
  readonly files: readonly (readonly [file: string, content: string])[];
  readonly warnings: readonly string[];
}

function asScenario(scenario: TissueScenario, to: string): Converted {
  const { text, files } = writeTissueScenario(scenario, basename(to).replace(/\.ya?ml$/i, ""));
  const beside = [...files].map(([name, content]) => [join(dirname(to), name), content] as const);
  return { files: [...beside, [to, text]], warnings: [] };
}

/** The folder of the project: `P`, or that of `P/config/PhysiCell_settings.xml`. */
function asProject(scenario: TissueScenario, to: string): Converted {
  const settings = /\.xml$/i.test(to);
  if (settings && !/(^|[\\/])config[\\/]PhysiCell_settings\.xml$/.test(to)) {
    throw new UsageError(`${to}: a project is a folder: name it, or its config/PhysiCell_settings.xml.`);
  }
  const folder = settings ? join(dirname(to), "..") : to;
  const { files, warnings } = writePhysicellProject(scenario);
  return { files: [...files].map(([name, content]) => [join(folder, name), content] as const), warnings };
}
