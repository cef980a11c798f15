import { expect, test } from "vitest";
import { gml } from "./gml.ts";
import { frameOf, sampleFrame } from "./sample-frame.ts";

type Value = number | string | List;
type List = [string, Value][];

/** The grammar of GML: keys, integers, reals with a decimal point, ASCII texts and lists. */
function readGml(text: string): List {
  expect(text).toMatch(/^[\n -~]*$/);
  const tokens = text.match(/"[^"]*"|\[|\]|[^\s[\]]+/g)!;
  let at = 0;
  const list = (): List => {
    const entries: List = [];
    while (at < tokens.length && tokens[at] !== "]") {
      const key = tokens[at++];
      expect(key).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
      const token = tokens[at++];
      if (token === "[") {
        entries.push([key, list()]);
        expect(tokens[at++]).toBe("]");
      } else if (token.startsWith('"')) entries.push([key, decoded(token.slice(1, -1))]);
      else {
        expect(token).toMatch(/^[+-]?(\d+|\d*\.\d+(e[+-]?\d+)?)$/);
        entries.push([key, Number(token)]);
      }
    }
    return entries;
  };
  return list();
}

function decoded(text: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code ? String.fromCodePoint(Number(code)) : named[name],
  );
}

test("nodes are cells with their type, awkward or not, and edges are pairs with their distance", () => {
  const frame = sampleFrame(0);
  const graph = readGml(gml(frame, frame.graphs[0])).find(([key]) => key === "graph")![1] as List;
  const of = (key: string) =>
    graph.filter(([name]) => name === key).map(([, value]) => Object.fromEntries(value as List));
  expect(of("node")).toHaveLength(24);
  expect(of("node")[1]).toMatchObject({ id: 3, label: "3", type: 'CD8 "T" <cell>, β', state: "live", x: -72.75 });
  const edges = of("edge");
  expect(edges.map(({ source, target }) => [source, target])).toEqual([
    [1, 3],
    [3, 5],
    [9, 47],
  ]);
  expect(edges[0].distance).toBeCloseTo(Math.sqrt(7.25 ** 2 + 37 ** 2), 12);
});

test("numbers with an exponent keep the decimal point that the language asks for", () => {
  const frame = frameOf({ cells: [{ x: 1e-7 }, { x: 1.5e21 }] });
  const text = gml(frame, { name: "springs", pairs: Int32Array.of() });
  expect(text).toContain("x 1.0e-7 ");
  expect(text).toContain("x 1.5e+21 ");
});

test("a pair of rows that are not there is refused", () => {
  const frame = frameOf({ cells: [{}] });
  expect(() => gml(frame, { name: "attached", pairs: Int32Array.of(0, 1) })).toThrow(
    "attached, pair 0: found rows 0 and 1",
  );
});
