import { describe, expect, test } from "vitest";
import { type MicroenvironmentScenario, readStudy } from "../../../../src/index.ts";
import { type ArmPlan, ArmRun } from "./arm-run.ts";
import type { Answer } from "./messages.ts";

const file = `microenvironment: small
duration: 6 days
seed: 4
tumour: 1e8 cell
antigens: [{ name: A, kind: tumour-only }]
clones: [{ name: wild, antigens: { A: 1 } }]
receptors: [{ antigen: A }]
patches:
  - { name: primary, kind: inflamed, size: [160 um, 160 um], cells: { tumour: 40, healthy: 20, vessel: 3, CD8 effector: 10 } }
states: { cd8Blood: 1e8 cell }
arms:
  plain: {}
  early: { treatments: [{ therapy: nivolumab, dose: 240 mg, days: [1] }] }
  late: { treatments: [{ therapy: nivolumab, dose: 240 mg, days: [3] }] }
`;
const { arms } = readStudy(file);

type Ended = Extract<Answer, { readonly tell: "ended" }>;
type Frame = Extract<Answer, { readonly tell: "frame" }>;

function toTheEnd(plan: ArmPlan, before?: ArmRun, until = Number.POSITIVE_INFINITY) {
  const told: Answer[] = [];
  const run = new ArmRun(plan, (answer) => told.push(answer), before);
  while (run.advance(until));
  const frames = told.filter((one): one is Frame => one.tell === "frame");
  const digest = told.find((one): one is Ended => one.tell === "ended")?.digest.all;
  return { run, frames, digest };
}

const of = (name: string): MicroenvironmentScenario => arms[name];

describe("one arm, piece by piece", () => {
  const late = toTheEnd({ scenario: of("late") });

  test("frames come from the start to the end, evenly", () => {
    expect(late.frames.map(({ index }) => index)).toEqual(late.frames.map((_, i) => i));
    expect(late.frames[0].day).toBe(0);
    expect(late.frames.at(-1)?.day).toBe(6);
    expect(late.frames[1].day).toBe(late.run.frameEvery);
  });

  test("a dose put in afterwards, moved or taken out, runs again from there only, to the digest of a fresh run", () => {
    const plain = toTheEnd({ scenario: of("plain") });
    const added = toTheEnd({ scenario: of("late") }, plain.run);
    expect(added.frames[0].day).toBeGreaterThan(2.9);
    expect(added.digest).toBe(late.digest);
    const moved = toTheEnd({ scenario: of("early") }, added.run);
    expect(moved.frames[0].day).toBeGreaterThan(0.9);
    expect(moved.frames[0].day).toBeLessThan(1.6);
    expect(moved.digest).toBe(toTheEnd({ scenario: of("early") }).digest);
    expect(moved.digest).not.toBe(late.digest);
    expect(toTheEnd({ scenario: of("plain") }, moved.run).digest).toBe(plain.digest);
  });

  test("it can be paused, and goes on to the same end", () => {
    const run = new ArmRun({ scenario: of("late") }, () => undefined);
    while (run.advance(2));
    expect(run.day).toBe(2);
    expect(toTheEnd({ scenario: of("late") }, run).digest).toBe(late.digest);
  });

  test("a fork is the other run up to its day, then the arm: doses that are later are given, earlier ones are not", () => {
    const forked = toTheEnd({ scenario: of("late"), fork: { origin: of("plain"), day: 2 } });
    expect(forked.digest).toBe(late.digest);
    const none = toTheEnd({ scenario: of("early"), fork: { origin: of("plain"), day: 2 } });
    const places = ({ frames }: { readonly frames: readonly Frame[] }) => frames.at(-1)?.looks[0].x;
    expect(places(none)).toEqual(places(toTheEnd({ scenario: of("plain") })));
  });

  test("a gene changed at a fork changes tumour cells from then on", () => {
    const fork = { origin: of("plain"), day: 2, gene: { antigens: { A: 0 } } };
    const { frames } = toTheEnd({ scenario: of("plain"), fork });
    const levels = (frame: Frame) => [...frame.looks[0].antigens[0]].filter((_, row) => frame.looks[0].kind[row] === 0);
    const at = (day: number) => frames.find((frame) => Math.abs(frame.day - day) < 1e-6)!;
    expect(Math.max(...levels(at(2)))).toBe(255);
    expect(Math.max(...levels(at(3)))).toBe(0);
  });

  test("a day that was passed can be had again with all that is known of its cells, also behind a fork", () => {
    const forked = toTheEnd({ scenario: of("late"), fork: { origin: of("plain"), day: 2 } });
    const day = 4.25;
    const frame = forked.run.frameAt(day, 0);
    const seen = forked.frames.find((one) => one.day === day)?.looks[0];
    const column = (name: string) => frame.cells.columns.find((one) => one.name === name)?.values ?? [];
    expect(frame.time).toBeCloseTo(day * 1440);
    expect([...column("id")]).toEqual([...(seen?.id ?? [])]);
    expect(Float32Array.from(column("x") as Float64Array)).toEqual(seen?.x);
    expect(() => forked.run.frameAt(7, 0)).toThrow("computed");
  });

  test("another seed, other clones and other values begin anew, to the digest of a fresh run", () => {
    const plain = { ...of("plain"), duration: 1 };
    const before = toTheEnd({ scenario: plain }).run;
    const clones = plain.clones.map((clone) => ({ ...clone, mhc: 0.5 }));
    for (const change of [{ seed: 5 }, { clones }, { values: { ...plain.values, killHits: 5 } }]) {
      const scenario = { ...plain, ...change };
      const next = toTheEnd({ scenario }, before);
      expect(next.frames[0].day).toBe(0);
      expect(next.digest).toBe(toTheEnd({ scenario }).digest);
    }
  });

  test("lets every second frame go where they take too much memory, and runs on and again as before", () => {
    const frames: number[] = [];
    let every = 0;
    const answers: Answer[] = [];
    const tell = (answer: Answer) => {
      answers.push(answer);
      if (answer.tell === "frame") frames[answer.index] = answer.day;
      if (answer.tell !== "thinned") return;
      every = answer.frameEvery;
      frames.splice(0, frames.length, ...frames.filter((_, index) => index % 2 === 0));
    };
    const run = new ArmRun({ scenario: of("late") }, tell, undefined, undefined, 60_000);
    while (run.advance(Number.POSITIVE_INFINITY));
    expect(every).toBeGreaterThanOrEqual(0.5);
    expect(frames.length).toBeLessThan(20);
    frames.slice(0, -1).forEach((day, index) => {
      expect(day).toBeCloseTo(index * every, 6);
    });
    expect(answers.findLast((one): one is Ended => one.tell === "ended")?.digest.all).toBe(late.digest);
    const again = new ArmRun({ scenario: of("early") }, tell, run, undefined, 60_000);
    expect(again.frameEvery).toBe(every);
    expect(again.firstFrame).toBeLessThanOrEqual(1 / every + 1);
    while (again.advance(Number.POSITIVE_INFINITY));
    const fresh = toTheEnd({ scenario: of("early") });
    expect(answers.findLast((one): one is Ended => one.tell === "ended")?.digest.all).toBe(fresh.digest);
  });
});
