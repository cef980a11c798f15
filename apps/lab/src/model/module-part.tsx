import type { ComponentChildren } from "preact";
import type { ModelModule } from "../../../../src/index.ts";
import { ReadsList } from "./chips.tsx";
import { Equation } from "./math.tsx";
import { modules } from "./model-data.ts";
import { moduleWords } from "./module-words.ts";
import { itemId, itemLink } from "./route.ts";
import { balanceOf } from "./state-balance.ts";

/** A mechanism: in words, then item by item beside its equations. */
export function ModulePart({ module }: { readonly module: ModelModule }) {
  const { name, meaning, states = {}, formulas = {}, reactions = {}, events = {}, parameters = {} } = module;
  const words = moduleWords[name];
  const parameterNames = Object.keys(parameters);
  return (
    <>
      <h3>{name.charAt(0).toUpperCase() + name.slice(1)}</h3>
      <p class="model-plain">{words?.plain ?? `${meaning}.`}</p>
      {words && (
        <p class="quiet-text">
          <b>Leaves out:</b> {words.leavesOut}
        </p>
      )}
      <Group title="What is counted" items={Object.keys(states)}>
        {Object.entries(states).map(([state, { meaning: of, unit, initial }]) => {
          const balance = balanceOf(state, modules);
          return (
            <Item key={state} name={state} words={of} unit={unit} note={`at the start ${initial}`}>
              {balance ? (
                <Equation name={state} rate formula={balance.formula} />
              ) : (
                <p class="quiet-text">set by the run</p>
              )}
              {balance && <ReadsReactions names={balance.reactions} />}
            </Item>
          );
        })}
      </Group>
      <Group title="What follows at every instant" items={Object.keys(formulas)}>
        {Object.entries(formulas).map(([formula, { meaning: of, unit, formula: text }]) => (
          <Item key={formula} name={formula} words={of} unit={unit}>
            <Equation name={formula} formula={text} />
            <ReadsList formulas={[text]} />
          </Item>
        ))}
      </Group>
      <Group title="What happens" items={Object.keys(reactions)}>
        {Object.entries(reactions).map(([reaction, { meaning: of, rate, changes }]) => (
          <Item key={reaction} name={reaction} words={of} unit="a day" note={`each time: ${changeWords(changes)}`}>
            <Equation name={reaction} formula={rate} />
            <ReadsList formulas={[rate, ...Object.values(changes)]} />
          </Item>
        ))}
      </Group>
      <Group title="What happens at an instant" items={Object.keys(events)}>
        {Object.entries(events).map(([event, { meaning: of, when, set }]) => (
          <Item key={event} name={event} words={of} note={`when ${when}`}>
            {Object.entries(set).map(([state, value]) => (
              <Equation key={state} name={state} formula={value} />
            ))}
          </Item>
        ))}
      </Group>
      {(module.smallPopulations ?? []).map(({ state, threshold }) => (
        <p key={state} class="quiet-text">
          Below {threshold} cells, {state} is counted cell by cell: births and deaths fall by chance.
        </p>
      ))}
      {parameterNames.length > 0 && (
        <details>
          <summary>{parameterNames.length} parameters</summary>
          <p class="model-reads">
            {parameterNames.map((one, i) => (
              <span key={one}>
                {i > 0 && ", "}
                <a href={itemLink("parameter", one)}>{one}</a>
              </span>
            ))}
          </p>
        </details>
      )}
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly items: readonly string[];
  readonly children: ComponentChildren;
}

function Group({ title, items, children }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <details open class="model-group">
      <summary>
        <h4>{title}</h4>
      </summary>
      <dl class="model-items">{children}</dl>
    </details>
  );
}

interface ItemProps {
  readonly name: string;
  readonly words: string;
  readonly unit?: string;
  readonly note?: string;
  readonly children: ComponentChildren;
}

/** Words on one side, mathematics on the other. */
function Item({ name, words, unit, note, children }: ItemProps) {
  return (
    <div class="model-item" id={itemId("quantity", name)}>
      <dt>
        <span class="model-item-words">{words}</span>
        <code>{name}</code>
        {unit && unit !== "1" && <span class="quiet-text"> [{unit}]</span>}
        {note && <span class="model-item-note">{note}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function ReadsReactions({ names }: { readonly names: readonly string[] }) {
  return (
    <p class="model-reads">
      Reactions{" "}
      {names.map((name, i) => (
        <span key={name}>
          {i > 0 && ", "}
          <a href={itemLink("quantity", name)}>{name}</a>
        </span>
      ))}
    </p>
  );
}

function changeWords(changes: Readonly<Record<string, number | string>>): string {
  return Object.entries(changes)
    .map(([state, by]) => `${state} ${typeof by === "number" ? (by < 0 ? `− ${-by}` : `+ ${by}`) : `+ ${by}`}`)
    .join(", ");
}
