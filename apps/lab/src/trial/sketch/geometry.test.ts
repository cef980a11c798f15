import { describe, expect, test } from "vitest";
import { readTrial } from "../../../../../src/index.ts";
import { starterDesigns } from "../document/starter-designs.ts";
import { blankTrial, trialText, withArm, withEdit } from "../document/trial-document.ts";
import type { Path } from "../engine/faults.ts";
import { courseWords, isOpenEnded, layout, plannedDays, scanDays } from "./geometry.ts";
import { designNotes } from "./notes.ts";

const design = readTrial(trialText(blankTrial), "trial");
const [pembrolizumab] = design.arms[0].treatments;
const [ipilimumab] = design.arms[1].treatments;

describe("days", () => {
  test("doses fall at their interval, and none after follow-up", () => {
    expect(plannedDays(ipilimumab, design.duration)).toEqual([0, 21, 42, 63]);
    expect(plannedDays(ipilimumab, 50)).toEqual([0, 21, 42]);
    expect(plannedDays({ ...ipilimumab, days: [0, 1, 14, 900] }, 100)).toEqual([0, 1, 14]);
  });

  test("a course without a number of doses has no end of its own", () => {
    const open = { ...pembrolizumab, times: Number.POSITIVE_INFINITY };
    expect([isOpenEnded(open), isOpenEnded(pembrolizumab)]).toEqual([true, false]);
    expect(plannedDays(open, 100)).toHaveLength(5);
  });

  test("scans change their interval where the protocol says so", () => {
    const days = scanDays({ first: 84, every: 42, until: 168, later: 84, window: 3, missed: 0 }, 400);
    expect(days).toEqual([84, 126, 168, 252, 336]);
  });
});

describe("the picture", () => {
  const drawn = layout(design);

  test("every mark lies within it, arms under each other, scans and axis below", () => {
    const xs = [...drawn.arms.flatMap(({ tracks }) => tracks.flatMap((track) => track.xs)), ...drawn.scans.xs];
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(drawn.left);
    expect(Math.max(...xs)).toBeLessThanOrEqual(drawn.right + 1e-9);
    const [first, second] = drawn.arms;
    expect(second.y).toBeGreaterThan(first.tracks[0].y);
    expect(drawn.scans.y).toBeGreaterThan(second.tracks[0].y);
    expect(drawn.axis.y).toBeLessThan(drawn.height);
  });

  test("a dose at a time and the axis' tick of that time stand under each other", () => {
    const later = readTrial(
      trialText(withEdit(blankTrial, ["arms", 1, "treatments", 0, "start"], "6 months")),
      "trial",
    );
    const again = layout(later);
    const tick = again.axis.ticks.find(({ months }) => months === 6)!;
    expect(again.arms[1].tracks[0].xs[0]).toBeCloseTo(tick.x, 6);
  });

  test("close doses are lines, and observation has no track", () => {
    const dense = withEdit(withArm(blankTrial), ["arms", 1, "treatments", 0, "times"], 50);
    const arms = layout(readTrial(trialText(dense), "trial")).arms;
    expect(arms[1].tracks[0].dense).toBe(true);
    expect(arms[2].tracks).toEqual([]);
  });

  test("courses in words", () => {
    expect(courseWords(ipilimumab)).toBe("ipilimumab 3 mg/kg every 3 weeks, 4 times");
    expect(courseWords({ ...ipilimumab, unit: "MIU/m^2", every: 1 / 3, times: Number.POSITIVE_INFINITY })).toBe(
      "ipilimumab 3 MIU/m² every 8 h",
    );
    expect(courseWords({ ...ipilimumab, dose: 2e6, unit: "cell/kg", times: 1 })).toBe("ipilimumab 2e6 cell/kg once");
  });
});

describe("notes on a design that can run", () => {
  const notesAfter = (...edits: readonly (readonly [Path, unknown])[]) =>
    designNotes(
      readTrial(trialText(edits.reduce((trial, [path, value]) => withEdit(trial, path, value), blankTrial)), "trial"),
    );

  test("the blank trial has none", () => {
    expect(designNotes(design)).toEqual([]);
  });

  test("a dose after the last scan is named with its arm and both weeks", () => {
    const notes = notesAfter(
      [["follow-up"], "62 weeks"],
      [["landmarks"], ["1 year"]],
      [["visits"], { first: "12 weeks", every: "14 weeks" }],
      [["arms", 0, "treatments", 0, "times"], 20],
    );
    expect(notes).toEqual([
      "Arm pembrolizumab: the last dose of pembrolizumab (week 57) is after the last scan (week 54).",
    ]);
  });

  test("arms that nobody compares, and few patients, are said", () => {
    const notes = notesAfter([["contrasts"], []], [["patients"], 10]);
    expect(notes.join(" ")).toMatch(/Not compared with any arm: pembrolizumab, ipilimumab/);
    expect(notes.join(" ")).toMatch(/10 virtual patients/);
  });
});

describe("looks and stages", () => {
  const drawnOf = (place: number) => layout(readTrial(trialText(starterDesigns[place].trial), "trial"));

  test("looks stand below the axis, where their part of the planned events is, the last one at the end", () => {
    const { looks, axis, height } = drawnOf(0);
    const xs = looks!.marks.map(({ x }) => x);
    expect(looks!.y).toBeGreaterThan(axis.y);
    expect(looks!.y).toBeLessThan(height);
    expect(looks!.marks.map(({ words, final }) => [words, final])).toEqual([
      ["60", false],
      ["90", false],
      ["120", true],
    ]);
    const start = 18;
    expect((xs[0] - start) / (xs[2] - start)).toBeCloseTo(0.5, 9);
  });

  test("two stages say their limits, and a trial without either has no such line", () => {
    expect(drawnOf(1).looks!.title).toContain("≤ 3 of 13 ends, > 12 of 43 promising");
    expect(drawnOf(2).looks).toBeUndefined();
  });
});

describe("notes on allocated patients", () => {
  const notes = (...edits: readonly (readonly [Path, unknown])[]) =>
    designNotes(
      readTrial(
        trialText(edits.reduce((trial, [path, value]) => withEdit(trial, path, value), starterDesigns[0].trial)),
        "trial",
      ),
    ).join(" ");

  test("a trial of more patients than there are, and events that cannot come, are said", () => {
    expect(notes()).toBe("");
    expect(notes([["patients"], 150])).toMatch(/enrols 200 of 150 virtual patients/);
    expect(
      notes([
        ["sequential", "looks", "events"],
        [100, 400],
      ]),
    ).toMatch(/400 events are planned of 200 patients/);
  });
});
