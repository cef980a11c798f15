import { safety, type Table, type TissueFrame, texts, version } from "../../../src/index.ts";
import { ascii, columns } from "../screen.ts";
import { timeCourses } from "../sparkline.ts";
import type { Conducted } from "./conduct.ts";

/** Cells of the last look, by type and state. */
function population({ cellTypes, cells }: TissueFrame): Record<string, Record<string, number>> {
  const types = texts(cells, "type");
  const states = texts(cells, "state");
  const counts = Object.fromEntries(cellTypes.map((name) => [name, { live: 0, apoptotic: 0, necrotic: 0 }]));
  types.forEach((type, row) => {
    (counts[type] as Record<string, number>)[states[row]]++;
  });
  return counts;
}

/** The one document that `--json` prints. */
export function tissueJson(
  { outcome, warnings, record }: Conducted,
  scenario: { numerics: string; seed: number },
): object {
  const { status, time, last, digest } = outcome;
  return {
    version,
    status: status.code,
    ...(status.code === "failed" ? { hint: status.hint } : {}),
    numerics: scenario.numerics,
    seed: scenario.seed,
    time,
    cells: last ? population(last) : {},
    series: seriesJson(outcome.series),
    digest: digest?.all ?? null,
    warnings,
    files: record?.files ?? [],
  };
}

/** As `run` prints models of equations: a list of numbers a quantity, null where there is none. */
export function seriesJson({ columns: all }: Table) {
  const units = Object.fromEntries(all.map(({ name, unit }) => [name, unit]));
  const values = Object.fromEntries(all.map((column) => [column.name, Array.from(column.values as Float64Array)]));
  return { units, values };
}

/** What a person reads in the terminal. */
export function tissueText({ outcome, record, warnings }: Conducted, title: string, folder: string): string {
  const { status, time, last, series, digest } = outcome;
  const lines = [
    `${title}, ${time} min`,
    "",
    timeCourses(shown(series), columns(), ascii()),
    "",
    ...(last ? cellLines(last) : []),
    ...(last && last.cells.rows === 0 ? ["There are no cells in this tissue."] : []),
    ...warnings.map((warning) => `Warning: ${warning}`),
    ...(status.code === "failed" ? [`Failed at ${time} min: ${status.hint}`] : []),
    "",
    `Results: ${folder}${record ? ` (${record.files.length + 1} files)` : ""}`,
    ...(digest ? [`Digest: ${digest.all}`] : []),
    "",
    safety.footer,
  ];
  return lines.join("\n");
}

/** Counts, mean densities and the size of the tumour: the rest is in the files. */
function shown({ columns: all }: Table) {
  const curves = all.filter(({ name }) => /^(live|dead|mean):|^n_total$|^tumour_rg/.test(name));
  return curves.filter(({ values }) => (values as Float64Array).some(Number.isFinite)).slice(0, 14);
}

function cellLines(frame: TissueFrame): string[] {
  return Object.entries(population(frame)).map(([name, states]) => {
    const parts = Object.entries(states).filter(([, count]) => count > 0);
    return `${name}: ${parts.map(([state, count]) => `${count} ${state}`).join(", ") || "none"}`;
  });
}
