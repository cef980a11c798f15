import type { Why } from "../../../../src/index.ts";
import { ScrollBox } from "../kit/scroll-box.tsx";
import type { Playback } from "../lab/playback.ts";
import { sayDay } from "../plots/say-value.ts";
import { DayLinks } from "./day-links.tsx";
import { effectWords, verdictWords } from "./effect-words.ts";

interface WhyAnswerProps {
  readonly why: Why;
  readonly replicates: number;
  readonly playback: Playback;
  /** Days of the run. */
  readonly duration: number;
  onAsk(day: number): void;
}

/** What was found: sentences, the evidence, other turns to ask about. */
export function WhyAnswerView({ why, replicates, playback, duration, onAsk }: WhyAnswerProps) {
  const { sentences, findings, turns } = why;
  const others = turns.filter(({ day }) => day !== findings.turn?.day);
  return (
    <div class="why-answer">
      {sentences.map((sentence, at) => (
        <p key={sentence} class={at === 0 ? "why-first" : undefined}>
          {at === 0 && "In this model. "}
          <DayLinks text={sentence} playback={playback} duration={duration} />
          {isOfRates(sentence, why) && <PlotLink />}
        </p>
      ))}
      {findings.turn && <Evidence why={why} replicates={replicates} />}
      {others.length > 0 && (
        <div class="row">
          <span class="quiet-text">Other turning points:</span>
          {others.map(({ day, kind }) => (
            <button key={day} type="button" onClick={() => onAsk(day)}>
              Why day {sayDay(day)}: {kind}?
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

const isOfRates = (sentence: string, { findings: { leading } }: Why) =>
  leading !== undefined && /(rose|fell) from/.test(sentence);

function PlotLink() {
  return (
    <>
      {" "}
      <button
        type="button"
        class="why-day"
        onClick={() => {
          const plot = document.getElementById("plot-events");
          plot?.scrollIntoView({ block: "nearest" });
          plot?.focus();
        }}
      >
        See the plot
      </button>
    </>
  );
}

function Evidence({ why, replicates }: { readonly why: Why; readonly replicates: number }) {
  const { causes, chance, turn, from, until } = why.findings;
  return (
    <details>
      <summary>Show the evidence</summary>
      <ScrollBox label="Runs with one cause held off">
        <table>
          <caption>
            Runs from day {sayDay(from)} with one cause held off, compared on day {sayDay(until)} with runs of the same
            chance as it was
          </caption>
          <thead>
            <tr>
              <th scope="col">Held off</th>
              <th scope="col">Did the turn come of it?</th>
              <th scope="col">Tumour cells without it (95 % interval)</th>
              <th scope="col" class="number">
                Still {turn?.kind}
              </th>
            </tr>
          </thead>
          <tbody>
            {causes.map((cause) => (
              <tr key={cause.cause}>
                <th scope="row">{cause.cause}</th>
                <td>{verdictWords(cause)}</td>
                <td>{effectWords(cause)}</td>
                <td class="number">
                  {cause.turned.x} of {cause.turned.n}
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">nothing; other chance only</th>
              <td>{chanceWords[chance.verdict]}</td>
              <td>–</td>
              <td class="number">
                {chance.turned.x} of {chance.turned.n}
              </td>
            </tr>
          </tbody>
        </table>
      </ScrollBox>
      <p class="quiet-text">
        {replicates} runs with other chance, and the run itself. Words of cause stand only where runs without the cause
        differ from runs with it beyond their interval. What cannot be held off is not tested.
      </p>
    </details>
  );
}

const chanceWords = {
  none: "chance alone did not decide it",
  some: "chance had a large part too",
  mostly: "it was mostly chance",
} as const;
