import type { Path, StudyData } from "../../document/lab-document.ts";
import { dataOf, isRecord, itemsOf, nameOf, put, type View, viewsOf } from "./views.ts";

/** Parts of a whole by name. */
export type Shares = ReadonlyMap<string, number>;

/** Lists whose items are parts of a whole. */
export type SharedList = "clones" | "patches";

/** Each item's part of the whole, as the study's reader takes it: those without one share what is left. */
export function sharesOf(data: StudyData, key: SharedList): Shares {
  const items = itemsOf(data, key);
  const said = items.map(({ share }) => (typeof share === "number" ? share : undefined));
  const open = said.filter((share) => share === undefined).length;
  const left = Math.max(0, 1 - said.reduce<number>((sum, share = 0) => sum + share, 0));
  return new Map(items.map((item, i) => [nameOf(item), said[i] ?? left / open]));
}

/** One more part, for which all others make room. */
export function withRoomFor(name: string, share: number) {
  return (was: Shares): Shares =>
    new Map([...[...was].map(([one, part]) => [one, part * (1 - share)] as const), [name, share]]);
}

/** One part less; what it was goes to the others in their proportions. */
export function withoutPart(name: string) {
  return (was: Shares): Shares => {
    const others = [...was].filter(([one]) => one !== name);
    const sum = others.reduce((total, [, part]) => total + part, 0);
    return new Map(others.map(([one, part]) => [one, sum > 1e-9 ? part / sum : 1 / others.length]));
  };
}

/** The same proportions, that sum to the whole. */
export function normalised(was: Shares): Shares {
  const sum = [...was.values()].reduce((total, part) => total + part, 0);
  return new Map([...was].map(([one, part]) => [one, sum > 1e-9 ? part / sum : 1 / was.size]));
}

/** A copy takes a part of what the one has that it is a copy of. */
export function split(of: string, name: string, share: (whole: number) => number) {
  return (was: Shares): Shares => {
    const whole = was.get(of);
    if (whole === undefined) return was;
    const part = Math.min(whole, share(whole));
    return new Map([...was, [of, whole - part], [name, part]]);
  };
}

/**
 * The study in which parts are again what they should be, for all and for each arm: what a list says without numbers
 * stays without them where that comes to the same.
 *
 * @param wanted  parts of a view, from what they were in it before
 */
export function keepShares(
  before: StudyData,
  after: StudyData,
  key: SharedList,
  wanted: (was: Shares) => Shares,
  views = viewsOf(after),
): StudyData {
  let study = after;
  for (const view of views) {
    const want = wanted(sharesOf(dataOf(before, view), key));
    study = settle(settle(study, view, key, want, true), view, key, want, false);
  }
  return study;
}

function settle(study: StudyData, view: View, key: SharedList, want: Shares, saidOnly: boolean): StudyData {
  const data = dataOf(study, view);
  const now = sharesOf(data, key);
  return itemsOf(data, key).reduce<StudyData>((next, item, i) => {
    const name = nameOf(item);
    const wish = want.get(name);
    if (wish === undefined || Math.abs(wish - (now.get(name) ?? 0)) < 1e-9) return next;
    return saidOnly && item.share === undefined ? next : put(next, view, [key, i, "share"], tidy(wish));
  }, study);
}

/** The same for mixtures of clones that patches have of their own. */
export function keepMixtures(
  before: StudyData,
  after: StudyData,
  wanted: (was: Shares) => Shares,
  views = viewsOf(after),
): StudyData {
  let study = after;
  for (const view of views) {
    const was = dataOf(before, view);
    itemsOf(dataOf(study, view), "patches").forEach((patch, p) => {
      const old = itemsOf(was, "patches").find((one) => nameOf(one) === nameOf(patch));
      if (isRecord(patch.clones) && old) study = settleMixture(study, view, p, wanted(mixtureOf(old)));
    });
  }
  return study;
}

/** A patch's own mixture of clones. */
export function mixtureOf({ clones }: { readonly clones?: unknown }): Shares {
  return new Map(Object.entries(isRecord(clones) ? clones : {}).map(([name, part]) => [name, Number(part) || 0]));
}

function settleMixture(study: StudyData, view: View, p: number, want: Shares): StudyData {
  const at: Path = ["patches", p, "clones"];
  if (want.size === 0) return put(study, view, at, undefined);
  const now = mixtureOf(itemsOf(dataOf(study, view), "patches")[p]);
  return [...want].reduce(
    (next, [name, part]) =>
      Math.abs(part - (now.get(name) ?? -1)) < 1e-9 ? next : put(next, view, [...at, name], tidy(part)),
    study,
  );
}

/** Sums stay 1 within a billionth, and numbers short. */
const tidy = (share: number) => Number(share.toPrecision(10));
