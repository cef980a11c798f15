import { expect, test } from "vitest";
import { exactRate } from "../rate.ts";
import type { Findings, TestedCause } from "./findings.ts";
import type { PairedEffect } from "./paired-effect.ts";
import { figures, sayChange } from "./say-numbers.ts";
import { sentences } from "./sentences.ts";
import type { CauseVerdict } from "./verdict.ts";

function effect(change: number, changeLo: number, changeHi: number): PairedEffect {
  const [logRatio, lo, hi] = [change, changeLo, changeHi].map((one) => Math.log(1 + one));
  return { logRatio, lo, hi, change, changeLo, changeHi, pairs: 20 };
}

function cause(name: string, had: string, verdict: CauseVerdict, of: PairedEffect, part = 0.8): TestedCause {
  return { cause: name, had, verdict, effect: of, part, turned: exactRate(3, 20), gone: exactRate(0, 20) };
}

const regrowth: Findings = {
  subject: "the tumour",
  turn: {
    kind: "began to grow",
    day: 23,
    lo: 21,
    hi: 25,
    before: -0.1,
    after: 0.06,
    window: 10,
    strength: 9,
  },
  growth: Number.NaN,
  leading: { what: "kills by T cells", perDayBefore: 41.2, perDayAfter: 9.1, before: 0.2, after: 0.04, clear: true },
  causes: [
    cause("antigen loss", "had tumour cells kept their antigen", "made", effect(-0.62, -0.73, -0.48)),
    cause("PD-1", "had PD-1 stopped no T cell", "little", effect(-0.04, -0.1, 0.02)),
  ],
  chance: { turned: exactRate(15, 20), share: 0.2, verdict: "none" },
  from: 13,
  until: 40,
};

test("a turn, its rate, its cause with size and interval, what made no difference, and chance", () => {
  expect(sentences(regrowth).join(" ")).toBe(
    "On day 23 (21 to 25) the tumour began to grow again. " +
      "Kills by T cells fell from 41 to 9.1 a day in the tissue. " +
      "Most of it came of antigen loss: had tumour cells kept their antigen, the tumour would be 62 % smaller " +
      "(48 to 73 %, 20 runs) on day 40, and 3 of these runs began to grow. " +
      "PD-1 made little difference. " +
      "With other chance alone from day 13 on, 15 of 20 runs began to grow as well.",
  );
});

test("where hardly a run without the cause has any cells left, that is told instead of a ratio", () => {
  const [first] = regrowth.causes;
  const causes = [{ ...first, gone: exactRate(19, 20), turned: exactRate(0, 20) }];
  expect(sentences({ ...regrowth, causes })[2]).toBe(
    "Most of it came of antigen loss: had tumour cells kept their antigen, the tumour would have died out by day 40 in 19 of 20 runs, and none of these runs began to grow.",
  );
});

test("where runs go either way and no cause outweighs that, it says so before anything else about causes", () => {
  const text = sentences({
    ...regrowth,
    causes: [cause("PD-1", "had PD-1 stopped no T cell", "open", effect(-0.3, -0.7, 0.6))],
    chance: { turned: exactRate(9, 20), share: 1, verdict: "mostly" },
  });
  expect(text[2]).toBe(
    "It was mostly chance: with the same settings and other chance from day 13 on, 9 of 20 runs began to grow as well.",
  );
  expect(text.join(" ")).toContain("Whether PD-1 mattered cannot be told from 20 runs.");
  expect(text.join(" ")).not.toMatch(/came of|because|due to|made (?!little)/);
});

test("a cause that works the other way is told as such, and a cause of a part as a part", () => {
  const text = sentences({
    ...regrowth,
    causes: [
      cause("more T cells entering", "had T cells entered no faster than before", "against", effect(2.1, 1.4, 3)),
      cause("antigen loss", "had tumour cells kept their antigen", "made", effect(-0.3, -0.4, -0.2), 0.3),
    ],
  }).join(" ");
  expect(text).toContain("Part of it came of antigen loss");
  expect(text).toContain(
    "More T cells entering worked against it: had T cells entered no faster than before, the tumour would be 3.1 times as large (2.4 to 4, 20 runs) on day 40.",
  );
});

test("where rates per day hide the rate of a shrinking tumour, they are told for a hundred cells", () => {
  const leading = { ...regrowth.leading, perDayBefore: 8, perDayAfter: 6, before: 0.02, after: 0.1 };
  const text = sentences({ ...regrowth, leading: { ...leading, what: "kills by T cells", clear: true } });
  expect(text[1]).toBe("Kills by T cells rose from 2 to 10 a day for 100 tumour cells.");
});

test("without a turn there is a course and no cause", () => {
  const { turn: _, leading: __, ...rest } = regrowth;
  expect(sentences({ ...rest, growth: 0.03, causes: [] })).toEqual([
    "No turning point was found: over the whole run the tumour grew by about 3 % a day, and what differed from that is no more than chance gives.",
  ]);
});

test("numbers keep two figures, and nearly all is not all", () => {
  expect([0, 0.0312, 1.26, 9.96, 41.2, 1234].map(figures)).toEqual(["0", "0.031", "1.3", "10", "41", "1234"]);
  expect(sayChange(-0.997, -0.9999, -0.99, "20 runs")).toBe("99.7 % smaller (99 to 99.9 %, 20 runs)");
  expect(sayChange(0.1, -0.05, 0.3, "20 runs")).toBe("10 % larger (−5 % to +30 %, 20 runs)");
});
