import { ScrollBox } from "../kit/scroll-box.tsx";
import { itemId } from "./route.ts";
import { useLoaded } from "./use-loaded.ts";
import { loadVerification } from "./verification.ts";

/** How far the numerics are right: cases with known answers, and experiments. */
export function VerificationView() {
  const found = useLoaded(loadVerification);
  if (!found) return <p class="model-loading">Loading the results…</p>;
  const { cases, checks, steps, experiments } = found;
  return (
    <>
      <p>
        Verification asks whether the mathematics is right; it does not say that the model is like a patient.{" "}
        <b>No test of prediction has been made:</b> trials that were set aside for it were not yet compared.
      </p>
      <h3>The tissue engine against known answers</h3>
      {cases.map(({ name, about, verdict, figures }) => (
        <details key={name} id={itemId("case", name)} class="model-case">
          <summary>
            <b>{about}</b>: {verdict}
          </summary>
          <PlainTable rows={figures} caption={name} />
        </details>
      ))}
      <h3>Usual steps of time against small ones</h3>
      <p>
        {steps.replicates} runs of a tissue of {steps.cells} cells with the steps that scenarios use, and as many with
        steps twenty times smaller. Where the interval of the difference misses zero, the steps show.
      </p>
      <details>
        <summary>{steps.rows.length} readings</summary>
        <PlainTable
          rows={[["reading", "day", "steps", "mean", "with small steps", "difference, 95 % interval"], ...steps.rows]}
          caption="Steps"
        />
      </details>
      <h3>Cells against experiments</h3>
      {experiments.map(({ title, picture, rows, paragraphs }) => (
        <figure key={title} class="model-experiment">
          <figcaption>
            <b>{title}</b>
          </figcaption>
          <img src={picture} alt={`${title}: model beside experiment; numbers in the table below`} loading="lazy" />
          {paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <PlainTable rows={rows} caption={title} />
        </figure>
      ))}
      <h3>The body and its solvers</h3>
      <PlainTable rows={checks} caption="What is checked, against what, and by which command" />
    </>
  );
}

interface PlainTableProps {
  readonly rows: readonly (readonly string[])[];
  readonly caption: string;
}

function PlainTable({ rows: [heading = [], ...rows], caption }: PlainTableProps) {
  return (
    <ScrollBox label={caption}>
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {heading.map((text, i) => (
              <th key={i} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.join(" ")}>
              {cells.map((text, i) => (
                <td key={i}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
