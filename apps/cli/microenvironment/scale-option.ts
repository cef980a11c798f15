import { type Amendment, didYouMean, type MicroenvironmentScenario } from "../../../src/index.ts";
import { type Arguments, UsageError } from "../command.ts";

const plain = ["MHC-I", "PD-L1"] as const;

/**
 * What `--scale NAME=FACTOR` does to tumour cells at a fork. An antigen may be called `antigen NAME`, so that one with
 * the name of something else can be meant.
 */
export function amendmentsOf({ antigens }: MicroenvironmentScenario, { flags: { scale } }: Arguments): Amendment[] {
  const pairs = Array.isArray(scale) ? scale.map(String) : [];
  const names = antigens.map(({ name }) => name);
  const found = pairs.map((pair): Extract<Amendment, { change: "scale" }> => {
    const at = pair.lastIndexOf("=");
    const name = pair.slice(0, Math.max(at, 0)).trim();
    const text = pair.slice(at + 1).trim();
    const by = Number(text);
    if (name === "" || text === "" || !(by >= 0 && Number.isFinite(by))) {
      throw new UsageError(`--scale ${pair}: expected a name and a factor from 0 up, such as MHC-I=0.5.`);
    }
    return { change: "scale", shown: shownBy(name, names), by };
  });
  const twice = found.find(({ shown }, i) => found.findIndex((one) => same(one.shown, shown)) < i);
  if (twice) throw new UsageError(`--scale says ${nameOf(twice.shown)} twice: give one factor.`);
  return found;
}

type Shown = Extract<Amendment, { change: "scale" }>["shown"];

const nameOf = (shown: Shown) => (typeof shown === "string" ? shown : shown.antigen);
const same = (a: Shown, b: Shown) => typeof a === typeof b && nameOf(a) === nameOf(b);

function shownBy(name: string, antigens: readonly string[]): Shown {
  const of = plain.find((one) => one.toLowerCase() === name.toLowerCase());
  if (of) return of;
  const [, antigen = name] = /^antigen\s+(.*)$/.exec(name) ?? [];
  if (antigens.includes(antigen)) return { antigen };
  if (antigens.includes(name)) return { antigen: name };
  const known = [...plain, ...antigens];
  throw new UsageError(
    `--scale ${name}${didYouMean(antigen, known)}: tumour cells show no such thing. There are ${known.join(", ")}.`,
  );
}
