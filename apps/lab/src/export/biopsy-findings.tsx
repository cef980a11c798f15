import { useEffect, useMemo } from "preact/hooks";
import type { BiopsyFile } from "../../../../src/index.ts";
import type { LabFile } from "../document/lab-file.ts";
import { ScrollBox } from "../kit/scroll-box.tsx";
import { writeZip, type ZipFile } from "../share/zip.ts";
import { fileStem, saveAs } from "./save-as.ts";

export interface TakenBiopsy {
  readonly day: number;
  readonly files: readonly BiopsyFile[];
  /** statistic, unit, called, truth, called in words, truth in words. */
  readonly statistics: readonly (readonly (string | number)[])[];
  /** phenotype, truth, called, recall, precision. */
  readonly calling: readonly (readonly (string | number)[])[];
  readonly found: number;
  readonly present: number;
}

interface BiopsyFindingsProps {
  readonly biopsy: TakenBiopsy;
  readonly file: LabFile;
}

/** The picture, what was read from it, and the truth beside it. */
export function BiopsyFindings({ biopsy, file }: BiopsyFindingsProps) {
  const { day, statistics, calling, found, present } = biopsy;
  const picture = biopsy.files.find(({ stem, extension }) => stem === "biopsy_picture" && extension === "png");
  const url = useMemo(() => URL.createObjectURL(blobOf(picture)), [picture]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  const name = `${fileStem(file.store.document.value)}-biopsy-day-${day}`;
  return (
    <>
      <p>
        In this model: image analysis found <strong>{found}</strong> nuclei; <strong>{present}</strong> live cells have
        their nucleus in the section.
      </p>
      <img
        class="export-picture"
        src={url}
        alt={`Stained section on day ${day}; the tables below tell what is in it.`}
      />
      <div class="row">
        <button type="button" onClick={() => saveAll(biopsy.files, name)}>
          Save all files (ZIP)
        </button>
        <button type="button" onClick={() => saveOne(biopsy.files, "biopsy_image", "ome.tiff", name)}>
          OME-TIFF
        </button>
        <button type="button" onClick={() => saveOne(biopsy.files, "biopsy_picture", "png", name)}>
          PNG
        </button>
        <button type="button" onClick={() => saveOne(biopsy.files, "biopsy_cells", "csv", name)}>
          Cell table
        </button>
        <button type="button" onClick={() => saveOne(biopsy.files, "biopsy_statistics", "csv", name)}>
          Statistics
        </button>
      </div>
      <Figures
        caption="What pathology reports"
        headings={["statistic", "unit", "from the image", "truth"]}
        rows={statistics.map(([name, unit, called, truth, calledText, truthText]) => [
          name,
          unit,
          calledText || called,
          truthText || truth,
        ])}
      />
      <Figures
        caption="How well cells were told apart"
        headings={["kind", "truly there", "called so", "found of those there", "right of those called"]}
        rows={calling}
      />
    </>
  );
}

interface FiguresProps {
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

function Figures({ caption, headings, rows }: FiguresProps) {
  return (
    <ScrollBox label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...values]) => (
            <tr key={String(name)}>
              <th scope="row">{name}</th>
              {values.map((value, i) => (
                <td key={headings[i + 1]} class={typeof value === "number" ? "number" : undefined}>
                  {typeof value === "number" ? shortly(value) : value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

const shortly = (value: number) => (Number.isNaN(value) ? "–" : String(Number(value.toPrecision(3))));

const bytesOf = (file: BiopsyFile) =>
  (typeof file.content === "string" ? new TextEncoder().encode(file.content) : file.content) as Uint8Array<ArrayBuffer>;

const blobOf = (file: BiopsyFile | undefined) => new Blob(file ? [bytesOf(file)] : [], { type: "image/png" });

function saveOne(files: readonly BiopsyFile[], stem: string, extension: string, name: string): void {
  const found = files.find((one) => one.stem === stem && one.extension === extension);
  if (found) saveAs(`${name}-${stem.replace("biopsy_", "")}.${extension}`, bytesOf(found), "application/octet-stream");
}

async function saveAll(files: readonly BiopsyFile[], name: string): Promise<void> {
  const packed: ZipFile[] = files.map((one) => ({ path: `${name}/${one.stem}.${one.extension}`, bytes: bytesOf(one) }));
  saveAs(`${name}.zip`, await writeZip(packed), "application/zip");
}
