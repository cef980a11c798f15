import { loadParameters } from "./load-parameters.ts";
import { MathElement } from "./math.tsx";
import type { ParameterEntry } from "./model-data.ts";
import { type CodeFile, loadCode } from "./process-files.ts";
import { rulesOf } from "./process-rules.ts";
import { processWords } from "./process-words.ts";
import { itemId, itemLink } from "./route.ts";
import { useLoaded } from "./use-loaded.ts";

/** What cells do, a verb a part: in plain words, in the code's own words, and the code. */
export function ProcessesView() {
  const code = useLoaded(loadCode);
  const parameters = useLoaded(loadParameters);
  if (!code) return <p class="model-loading">Loading the processes…</p>;
  return (
    <>
      <p>
        Each verb is a file of code. Below each stand the rules as the code states them, the numbers that it reads, and
        the code itself. Recognition, brakes, killing and exhaustion are the{" "}
        <a href="#view=equations">body's own equations</a>, with a cell's neighbours in place of the whole tumour.
      </p>
      <KillLaw />
      {code
        .filter(({ isProcess }) => isProcess)
        .map((file) => (
          <Process key={file.name} file={file} parameters={parameters ?? []} />
        ))}
    </>
  );
}

interface ProcessProps {
  readonly file: CodeFile;
  readonly parameters: readonly ParameterEntry[];
}

function Process({ file: { name, path, text }, parameters }: ProcessProps) {
  const rules = rulesOf(text);
  const read = parameters.filter(
    ({ layer, uses }) => layer !== "drug" && uses.some((use) => use.kind === "process" && use.name === name),
  );
  return (
    <section class="panel model-module" id={itemId("process", name)}>
      <h3>{name.replaceAll("-", " ")}</h3>
      <p class="model-plain">{processWords[name]}</p>
      {rules.length > 0 && (
        <dl class="model-rules">
          {rules.map((rule) => (
            <div key={rule.name}>
              <dt>
                <code>{rule.name}</code>
              </dt>
              <dd>{rule.words}</dd>
            </div>
          ))}
        </dl>
      )}
      {read.length > 0 && (
        <p class="model-reads">
          Reads{" "}
          {read.map((entry, i) => (
            <span key={entry.id}>
              {i > 0 && ", "}
              <a href={itemLink("parameter", entry.id)}>{entry.name}</a> ({entry.value}
              {entry.unit === "1" ? "" : ` ${entry.unit}`})
            </span>
          ))}
        </p>
      )}
      <details>
        <summary>
          Code: <code>{path}</code>
        </summary>
        <pre>{text}</pre>
      </details>
    </section>
  );
}

const mi = (text: string) => ({ tag: "mi" as const, children: [text] });
const mo = (text: string) => ({ tag: "mo" as const, children: [text] });
const sub = (base: string, below: string) => ({ tag: "msub" as const, children: [mi(base), mi(below)] });
const row = (...children: Parameters<typeof MathElement>[0]["of"][]) => ({ tag: "mrow" as const, children });

/** The one law that is the tissue's own. */
function KillLaw() {
  const law = row(sub("r", "j"), mo("="), {
    tag: "mfrac",
    children: [
      row(mi("κ"), sub("s", "j")),
      row(
        mi("E"),
        mo("("),
        { tag: "mn", children: ["1"] },
        mo("−"),
        mi("x"),
        mo(")"),
        mo("("),
        { tag: "mn", children: ["1"] },
        mo("−"),
        mi("y"),
        mo(")"),
      ),
    ],
  });
  return (
    <section class="panel model-module">
      <h3>The kill law</h3>
      <p class="model-plain">
        How often a killer takes hold of a neighbour follows from the body's kill rate, so that both agree where
        everyone touches everyone.
      </p>
      <div class="model-equation">
        <MathElement block of={law} />
      </div>
      <p class="quiet-text">
        r<sub>j</sub>: docks a day on neighbour j. κ: the body's kill rate with E effectors in this neighbourhood,
        without PD-1. s<sub>j</sub>: what the receptor finds on j, 0 to 1. x: part of its time that a killer spends
        hitting. y: chance that others are killing the target anyway. PD-1 then stops the dock with the chance that the
        synapse gives.
      </p>
    </section>
  );
}
