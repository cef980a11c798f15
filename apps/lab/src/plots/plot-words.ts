import type { DrawnLine, DrawnPlot } from "./drawn-plot.ts";
import { sayDay, withUnit } from "./say-value.ts";

/** What a reader who cannot see the plot needs: where each line begins, its extreme, where it is now. */
export function describePlot({ definition, lines }: DrawnPlot): string {
  const { unit } = definition;
  const told = lines.filter(({ run }) => run !== "ghost").map((line) => describeLine(line, unit));
  return `In this model. ${told.filter((text) => text !== "").join(" ") || "No values yet."}`;
}

function describeLine({ label, days, values }: DrawnLine, unit: string): string {
  const known = [...values.keys()].filter((at) => !Number.isNaN(values[at]));
  if (known.length === 0) return "";
  const [first, last] = [known[0], known[known.length - 1]];
  const top = known.reduce((best, at) => (values[at] > values[best] ? at : best), first);
  const peak =
    top === first || top === last ? "" : `, highest ${withUnit(values[top], unit)} on day ${sayDay(days[top])}`;
  const from = withUnit(values[first], unit);
  const to = withUnit(values[last], unit);
  const capital = label.slice(0, 1).toUpperCase() + label.slice(1);
  return `${capital}: ${from} on day ${sayDay(days[first])}${peak}, ${to} on day ${sayDay(days[last])}.`;
}
