import type { MicroenvironmentScenario, TissueLook } from "../../../../../src/index.ts";
import { kindStyles } from "../../design/palette.ts";
import { GlyphIcon } from "../glyphs/glyph-icon.tsx";
import type { CellHistory } from "../reading/cell-history.ts";
import { activityOf, kindOf } from "../scene/shown-kind.ts";

interface CellFactsProps {
  readonly look: TissueLook;
  readonly row: number;
  readonly history: CellHistory | undefined;
  readonly scenario: MicroenvironmentScenario | undefined;
  choose(id: number | undefined): void;
}

const percent = (byte: number) => `${Math.round(byte / 2.55)} %`;
const stateWords = ["live", "dying (apoptosis)", "dead (necrosis)"] as const;
const doingWords = {
  active: ", active",
  paused: ", switched off by the brake PD-1",
  resting: ", at rest: nothing to act on",
  "not told": "",
} as const;
const days = (count: number) => `${Math.round(count * 4) / 4} days`;

/** What is known of a cell, as a list of terms. */
export function CellFacts({ look, row, history, scenario, choose }: CellFactsProps) {
  const kind = kindOf(look, row);
  const shows = kind.startsWith("tumour") || kind === "healthy" || kind === "B cell";
  const receptor = scenario?.antigens[look.receptor[row] - 1]?.name;
  return (
    <>
      <p class="tissue-cell-name">
        <GlyphIcon kind={kind} size={26} />
        <strong>{kindStyles[kind].plain}</strong> number {look.id[row]}
      </p>
      <dl class="tissue-facts">
        <Fact term="State">{stateText(look, row)}</Fact>
        {history && <Fact term="Age">{ageText(look.day, history)}</Fact>}
        {look.clone[row] > 0 && kind.startsWith("tumour") && (
          <Fact term="Clone">{scenario?.clones[look.clone[row] - 1]?.name ?? look.clone[row]}</Fact>
        )}
        {shows &&
          look.antigens.map((level, i) => (
            <Fact key={scenario?.antigens[i]?.name ?? i} term={`Flag: ${scenario?.antigens[i]?.name ?? i + 1}`}>
              {percent(level[row])} of full
            </Fact>
          ))}
        {shows && <Fact term="Flagpoles (MHC-I)">{percent(look.levels["shown mhc"][row])} of full</Fact>}
        {(shows || kind.includes("macrophage")) && (
          <Fact term="Off-switch signal (PD-L1)">{percent(look.levels.pdl1[row])} of full</Fact>
        )}
        {receptor && <Fact term="Its receptor sees">{receptor}</Fact>}
        {activityOf(look, row) !== "not told" && (
          <Fact term="Activity">
            {percent(look.levels.activity[row])}; brake on it {percent(look.levels.brake[row])}
          </Fact>
        )}
        {look.kills[row] > 0 && <Fact term="Cells killed">{look.kills[row]}</Fact>}
        {history && <Family history={history} choose={choose} />}
      </dl>
      {history && history.events.length > 0 && (
        <>
          <h4>Lately</h4>
          <ul class="tissue-events">
            {history.events.map(({ day, text }) => (
              <li key={`${day} ${text}`}>
                day {day}: {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function stateText(look: TissueLook, row: number): string {
  const activity = activityOf(look, row);
  return `${stateWords[look.state[row]]}${doingWords[activity]}`;
}

const ageText = (day: number, { first, fromStart }: CellHistory) =>
  fromStart ? "here since the start" : `${days(day - first)}, first seen on day ${first}`;

function Family({ history, choose }: { readonly history: CellHistory; choose(id: number): void }) {
  const { mother, motherHere, daughters } = history;
  return (
    <>
      {mother !== undefined && (
        <Fact term="Mother">
          {motherHere ? <CellLink id={mother} choose={choose} /> : `${mother} (no longer here)`}
        </Fact>
      )}
      {daughters.length > 0 && (
        <Fact term="Daughters">
          {daughters.slice(-6).map((id) => (
            <CellLink key={id} id={id} choose={choose} />
          ))}
        </Fact>
      )}
    </>
  );
}

function CellLink({ id, choose }: { readonly id: number; choose(id: number): void }) {
  return (
    <button type="button" class="quiet" onClick={() => choose(id)}>
      {id}
    </button>
  );
}
