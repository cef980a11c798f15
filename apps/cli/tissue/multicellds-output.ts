import { multiCellDsFiles, type TissueOutput, type TissueScenario, writePhysicellProject } from "../../../src/index.ts";

/**
 * PhysiCell's own output, for the tools that read it, in a folder: a look is `output00000000.xml` and what it names;
 * `initial.xml` and `final.xml` are the first and the last, and the settings stand beside them, where pcdl looks.
 */
export function multicellds(scenario: TissueScenario, folder = "multicellds"): TissueOutput {
  const { model } = scenario;
  return {
    description: "PhysiCell's own output format",
    extension: "xml",
    begin(_, state) {
      let index = (state as number | undefined) ?? 0;
      let last: ReadonlyMap<string, Uint8Array> | undefined;
      return {
        warnings: [],
        frame(frame) {
          const files = multiCellDsFiles(frame, index, model);
          last = files;
          const pieces = [...files]
            .filter(([name]) => index === 0 || name !== "initial_mesh0.mat")
            .map(([file, content]) => ({ file: `${folder}/${file}`, content }));
          const first = index === 0 ? [...named(files, "initial", folder), ...settings(scenario, folder)] : [];
          index++;
          return [...pieces, ...first];
        },
        end: () => (last ? named(last, "final", folder) : []),
        state: () => index,
      };
    },
  };
}

function named(files: ReadonlyMap<string, Uint8Array>, name: string, folder: string) {
  const xml = [...files].find(([file]) => file.endsWith(".xml"));
  return xml ? [{ file: `${folder}/${name}.xml`, content: xml[1] }] : [];
}

function settings(scenario: TissueScenario, folder: string) {
  const { files } = writePhysicellProject({ ...scenario, cells: [], fields: [] });
  return [...files].map(([path, content]) => ({ file: `${folder}/${path.replace(/^.*\//, "")}`, content }));
}
