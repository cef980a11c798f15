import { dirname, join } from "node:path";
import {
  type BiopsyOptions,
  biopsyFiles,
  biopsyJson,
  readCells,
  takeBiopsy,
  tumourMarkerNames,
} from "../../../src/index.ts";
import { readText, writeAtomically } from "../../../src/platform/node.ts";
import { type Arguments, type Command, oneOf, onlyWord, shared, UsageError, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { print } from "../screen.ts";

export const biopsy: Command = {
  name: "biopsy",
  summary: "cut, stain and image a section of a simulated tissue, and report what pathology would",
  help: `immunarium biopsy CELLS

  immunarium biopsy results/my-tissue/cells_final.csv
  immunarium biopsy cells_00000010.csv --place 0,0,40 --tilt 30 --turn 45 -o biopsy
  immunarium biopsy cells_00000010.csv --size 200,200 --stain SOX10 --json

CELLS is a table of the cells of a microenvironment, as run writes it with --write cells-csv; run writes biopsies
itself with --write biopsy@end. A folder is written: the image (OME-TIFF, a channel a marker), a picture, the cell
table of image analysis with its calls, the truth, how often the calls are right, and spatial statistics and PD-L1
scores from both.

      --place X,Y,Z     a point of the section, µm; the middle of the tissue if absent
      --tilt DEGREES    angle to the xy plane, 0 to 90; 0 if absent
      --turn DEGREES    direction of the tilt, and turn of the image; 0 if absent
      --size W,H        largest width and height, µm; all of the tissue if absent
      --thickness UM    of the section; 4 if absent
      --pixel UM        edge of a pixel; 0.5 if absent
      --stain ${tumourMarkerNames.join(" | ")}   what shows the tumour; the first if absent
      --seed N          seed of stains and photons; 1 if absent
  -o, --output DIR      where to write; biopsy beside the table if absent
      --json            print statistics and calling errors as one JSON document
  -q, --quiet           print nothing but errors (and --json)

Ends with 0, with 2 if the table cannot be used (nothing is written).`,
  options: {
    place: { type: "string" },
    tilt: { type: "string" },
    turn: { type: "string" },
    size: { type: "string" },
    thickness: { type: "string" },
    pixel: { type: "string" },
    stain: { type: "string" },
    seed: shared.seed,
    output: shared.output,
    json: shared.json,
    quiet: shared.quiet,
  },

  async run(given) {
    const file = onlyWord(given, "a table of cells");
    const frame = readCells(await readText(file, 2 ** 28), file);
    const taken = takeBiopsy(frame, optionsOf(given));
    const { output, json, quiet } = given.flags;
    const folder = typeof output === "string" ? output : join(dirname(file), "biopsy");
    const files = biopsyFiles(taken, "");
    for (const { stem, extension, content } of files)
      await writeAtomically(join(folder, `${stem}.${extension}`), content);
    if (json === true) print(JSON.stringify(biopsyJson(taken), null, 2));
    else if (quiet !== true) print(`Biopsy: ${join(folder, "biopsy_picture.png")} and ${files.length - 1} more files`);
    return exit.done;
  },
};

function optionsOf(given: Arguments): BiopsyOptions {
  const place = numbersOf(given, "place", 3) as [number, number, number] | undefined;
  const size = numbersOf(given, "size", 2) as [number, number] | undefined;
  const single = (["tilt", "turn", "thickness", "pixel"] as const).flatMap((name) => {
    const value = numbersOf(given, name, 1);
    return value ? [[name, value[0]] as const] : [];
  });
  const seed = wholeNumber(given, "seed", 0, 4_294_967_295);
  return {
    ...Object.fromEntries(single),
    ...(place ? { place } : {}),
    ...(size ? { size } : {}),
    ...(seed === undefined ? {} : { seed }),
    tumourMarker: oneOf(given, "stain", tumourMarkerNames),
  };
}

function numbersOf({ flags }: Arguments, name: string, count: number): number[] | undefined {
  const text = flags[name];
  if (typeof text !== "string") return undefined;
  const values = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (values.length === count && values.every(Number.isFinite)) return values;
  throw new UsageError(
    `--${name} ${text}: expected ${count === 1 ? "a number" : `${count} numbers with commas between`}.`,
  );
}
