import type { Evidence } from "../../../../src/index.ts";
import { EvidenceMark, evidenceWords } from "./evidence-mark.tsx";
import { loadParameters } from "./load-parameters.ts";
import { useLoaded } from "./use-loaded.ts";

/** What the model is, in a minute, and how much of it is known. */
export function OverviewView() {
  const entries = useLoaded(loadParameters);
  return (
    <>
      <p>
        One model in two layers. <b>The body</b> is equations: blood, a lymph node, drugs, the making of T cells.{" "}
        <b>The tissue</b> is a sample of the tumour, cell by cell: who touches whom, who hides, who kills. Cells, drugs
        and signals cross between the two every six hours. Both use the same kill rates, brakes and affinities: each
        number stands once.
      </p>
      <Layers />
      <h3>How much of it is known?</h3>
      {entries ? <EvidenceBar entries={entries} /> : <p class="model-loading">Counting…</p>}
      <p>
        Most numbers are assumed, or carried over from other models, and none of the tissue was fitted to a patient.{" "}
        <a href="#view=parameters">All parameters</a>, <a href="#view=limits">what is left out</a>,{" "}
        <a href="#view=claims">which claims hold and which fail</a>.
      </p>
    </>
  );
}

function EvidenceBar({ entries }: { readonly entries: readonly { readonly evidence: Evidence }[] }) {
  const names = Object.keys(evidenceWords) as Evidence[];
  const count = (name: Evidence) => entries.filter(({ evidence }) => evidence === name).length;
  return (
    <>
      <div class="model-bar" aria-hidden="true">
        {names.map((name) => (
          <span key={name} class={`model-bar-${name}`} style={{ flexGrow: count(name) }} />
        ))}
      </div>
      <ul class="model-legend">
        {names.map((name) => (
          <li key={name}>
            <EvidenceMark of={name} /> <b>{count(name)}</b> of {entries.length}: {evidenceWords[name]}
          </li>
        ))}
      </ul>
    </>
  );
}

const boxes = [
  { x: 6, title: "Body", lines: ["blood, node, drugs", "equations, in days"], link: "#view=equations" },
  {
    x: 386,
    title: "Tissue",
    lines: ["cells in a piece of tumour", "steps of minutes and hours"],
    link: "#view=tissue",
  },
] as const;

/** The two layers and what crosses between them. */
function Layers() {
  return (
    <svg class="model-layers" viewBox="0 0 640 170">
      <title>
        The body gives T cells, natural killer cells and drugs to the tissue; the tissue gives dendritic cells with
        antigen, and what the tumour has become, to the body.
      </title>
      {boxes.map(({ x, title, lines, link }) => (
        <a key={title} href={link}>
          <rect x={x} y={30} width={248} height={110} rx={14} class="model-layer" />
          <text x={x + 124} y={72} text-anchor="middle" class="model-layer-title">
            {title}
          </text>
          {lines.map((line, i) => (
            <text key={line} x={x + 124} y={96 + 20 * i} text-anchor="middle">
              {line}
            </text>
          ))}
        </a>
      ))}
      <path d="M258 66H380M372 60l9 6-9 6" class="model-arrow" />
      <text x={320} y={56} text-anchor="middle">
        T, NK cells, drugs
      </text>
      <path d="M382 112H260M268 106l-9 6 9 6" class="model-arrow" />
      <text x={320} y={132} text-anchor="middle">
        messengers
      </text>
    </svg>
  );
}
