import {
  type Bar,
  type BarEnd,
  measureWords,
  quantityName,
  type ScreenedInput,
  type ShownMeasure,
  verdictWords,
} from "../../../../src/index.ts";
import { ScrollBox } from "../kit/scroll-box.tsx";
import { short } from "./nice-ticks.ts";

interface EffectsTableProps {
  readonly bars: readonly Bar[];
  readonly measure: ShownMeasure;
  onSelect(points: readonly number[]): void;
}

const signed = (value: number) => (Number.isNaN(value) ? "none" : `${value > 0 ? "+" : ""}${short(value)}`);

/** All that the tornado shows, as numbers; an end leads to its runs. */
export function EffectsTable({ bars, measure, onSelect }: EffectsTableProps) {
  const { label, unit } = measureWords[measure];
  const end = (of: BarEnd | undefined, name: string) =>
    of ? (
      <>
        <td class="number">{short(of.value)}</td>
        <td class="number">{signed(of.effect.value)}</td>
        <td class="number">{`${signed(of.effect.lo)} to ${signed(of.effect.hi)}`}</td>
        <td>
          <button
            type="button"
            aria-label={`Runs of ${name} at ${short(of.value)}`}
            onClick={() => onSelect([of.point, 0])}
          >
            {of.pairs}
          </button>
        </td>
      </>
    ) : (
      <td colSpan={4}>as in the scenario</td>
    );
  return (
    <ScrollBox label="Effects">
      <table>
        <caption>
          Change of {label.toLowerCase()} ({unit}) at the ends of each range, against the scenario as it is
        </caption>
        <thead>
          <tr>
            <th scope="col">Quantity</th>
            {["Low", "High"].flatMap((which) =>
              [`${which} end`, "Change", "Interval", "Pairs"].map((text) => (
                <th key={`${which} ${text}`} scope="col" class="number">
                  {text}
                </th>
              )),
            )}
            <th scope="col">Says</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ place, range, low, high, verdict }) => {
            const name = quantityName(range.quantity);
            return (
              <tr key={place}>
                <th scope="row">{name}</th>
                {end(low, name)}
                {end(high, name)}
                <td>{verdictWords[verdict] || "moves it"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface ScreenedTableProps {
  readonly inputs: readonly ScreenedInput[];
  readonly measure: ShownMeasure;
}

/** All that Morris's plane shows, as numbers. */
export function ScreenedTable({ inputs, measure }: ScreenedTableProps) {
  const { label, unit } = measureWords[measure];
  return (
    <ScrollBox label="Elementary effects">
      <table>
        <caption>
          Elementary effects on {label.toLowerCase()} ({unit}) over each whole range
        </caption>
        <thead>
          <tr>
            <th scope="col">Quantity</th>
            {["From", "To", "μ", "μ*", "95 % interval of μ*", "σ", "Effects"].map((text) => (
              <th key={text} scope="col" class="number">
                {text}
              </th>
            ))}
            <th scope="col">Says</th>
          </tr>
        </thead>
        <tbody>
          {inputs.map(({ place, range, mean, size, deviation, effects, verdict }) => (
            <tr key={place}>
              <th scope="row">{range ? quantityName(range.quantity) : "other seeds alone"}</th>
              <td class="number">{range ? short(range.low) : ""}</td>
              <td class="number">{range ? short(range.high) : ""}</td>
              <td class="number">{short(mean)}</td>
              <td class="number">{short(size.value)}</td>
              <td class="number">{`${short(size.lo)} to ${short(size.hi)}`}</td>
              <td class="number">{short(deviation)}</td>
              <td class="number">{effects}</td>
              <td>{range ? verdictWords[verdict] || "moves it" : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
