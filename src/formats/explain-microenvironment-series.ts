import { type SeriesColumn, seriesColumns } from "../experiments/microenvironment/series-columns.ts";
import type { HostDose } from "../models/microenvironment/contract.ts";
import { therapies } from "../models/therapy/index.ts";
import type { Block } from "./document.ts";

const introduction = `The series of a run of a microenvironment file has a row every \`save-every\`, the first at the start, \
and these columns; a claim measures one of them, or the sum of several. ANTIGEN and CLONE stand for the file's own names. \
Where there are several patches, each has its own columns, whose names begin with the patch's: \`primary: tumour\`. Events \
are counted in the patch since the start; a patch is a sample of the tumour, so that they are no numbers of the whole body.`;

const drugs = `Mean densities of interferon alpha and of antibodies against PD-1, PD-L1 and CTLA-4 are there in arms that get \
such a drug.`;

/** Everything that can be given, so that every column is there. */
const everyDose: readonly HostDose[] = Object.values(therapies).map(({ forms }) => ({
  day: 0,
  state: forms[0].into,
  amount: 0,
}));

/** The columns of a run's series, with units and meanings. */
export function explainMicroenvironmentSeries(): Block[] {
  const columns = seriesColumns({
    antigens: [{ name: "ANTIGEN", kind: "tumour-only", onHealthy: 0, surface: false }],
    clones: [{ name: "CLONE", share: 1, antigens: {}, mhc: 1, pdl1: 1, cd47: 1 }],
    receptors: [{ antigen: "ANTIGEN", affinity: 1, precursors: 1 }],
    patches: [{ name: "PATCH" }],
    host: { values: {}, states: {}, doses: everyDose, vaccineAntigens: [] },
  });
  return [
    { kind: "heading", level: 1, text: "What can be measured in a microenvironment" },
    { kind: "text", text: introduction },
    { kind: "text", text: drugs },
    { kind: "heading", level: 2, text: "Time" },
    table(columns.filter(({ place }) => place === "time")),
    { kind: "heading", level: 2, text: "Each patch" },
    table(columns.filter(({ place }) => place === "patch")),
    { kind: "heading", level: 2, text: "The body" },
    table(columns.filter(({ place }) => place === "body")),
  ];
}

function table(columns: readonly SeriesColumn[]): Block {
  return {
    kind: "table",
    headings: ["column", "unit", "meaning"],
    rows: columns.map(({ name, unit, meaning }) => [name, unit, meaning]),
  };
}
