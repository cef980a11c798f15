import { describe, expect, test } from "vitest";
import type { MapJobs } from "../../foundation/mapping.ts";
import { generator } from "../../foundation/random.ts";
import { table } from "../../foundation/table.ts";
import { type MicroenvironmentScenario, usualSteps } from "../../models/microenvironment/contract.ts";
import { Interrupted, type Store } from "../stored.ts";
import type { Replicate, ReplicateJob } from "./replicate.ts";
import { runClaims } from "./run-claims.ts";
import type { Claim, Study } from "./study.ts";

const scenario = (name: string, seed: number): MicroenvironmentScenario => ({
  name,
  antigens: [],
  clones: [],
  receptors: [],
  patches: [],
  host: { values: {}, states: {}, doses: [], vaccineAntigens: [] },
  values: {},
  absent: [],
  tumourCells: 0,
  duration: 2,
  saveEvery: 1,
  steps: usualSteps,
  seed,
});

const claim = (id: string, change: Partial<Claim>): Claim => ({
  id,
  statement: "A statement.",
  lessons: ["A1"],
  changed: "something",
  arm: "treated",
  against: "control",
  measured: ["tumour"],
  reading: { kind: "end" },
  effect: "ratio",
  expected: { lo: 0, hi: 0.8 },
  replicates: 12,
  confidence: 0.95,
  source: "assumed: simulated",
  ...change,
});

const study = (claims: readonly Claim[]): Study => ({
  title: "A study",
  lessons: ["A1"],
  meaning: "",
  arms: { control: scenario("control", 5), treated: scenario("treated", 5), placebo: scenario("placebo", 5) },
  claims,
});

/** Half as many cells where treated, on top of what both arms of a pair share. */
function simulated({ arm, replicate }: ReplicateJob): Replicate {
  const random = generator(replicate, 1, 1, 1);
  const shared = 100 + random.poisson(40);
  const own = generator(replicate, 1, 1, arm.length).poisson(20);
  const end = (arm.endsWith("#treated") ? 0.5 : 1) * (shared + own);
  const columns = { day: [0, 1, 2], tumour: [100, 110, end] };
  const broken = arm.endsWith("#placebo") && replicate === 3;
  return {
    status: broken ? { code: "failed", hint: "the field did not converge" } : { code: "done" },
    series: table(
      "series",
      Object.entries(columns).map(([name, values]) => ({
        name,
        unit: name === "day" ? "day" : "cell",
        label: name,
        values: Float64Array.from(values),
      })),
    ),
  };
}

function mapping(order: "forward" | "backward", done: ReplicateJob[] = []): MapJobs {
  return async (_task, _shared, jobs, options = {}) => {
    const outcomes = new Array(jobs.length).fill(undefined);
    const places = [...jobs.keys()];
    if (order === "backward") places.reverse();
    for (const place of places) {
      if (options.signal?.aborted) break;
      const job = jobs[place] as ReplicateJob;
      done.push(job);
      outcomes[place] = simulated(job);
      options.onOutcome?.(place, outcomes[place]);
    }
    return outcomes;
  };
}

const half = claim("half", {});
const twice = claim("twice", { expected: { lo: 1.5, hi: Number.POSITIVE_INFINITY } });
const nothing = claim("nothing", { arm: "control", against: "control", expected: { lo: 1.1, hi: 9 } });
const by = claim("difference", { effect: "difference", expected: { lo: -200, hi: -10 }, replicates: 20 });
const broken = claim("broken", { arm: "placebo" });

describe("claims", () => {
  test("a true one holds, a false one fails, and no effect is not taken for one", async () => {
    const [judged] = await runClaims([{ file: "a.yaml", study: study([half, twice, nothing, by]) }], {
      map: mapping("forward"),
    });
    expect(judged.claims.map(({ claim: { id }, verdict }) => [id, verdict])).toEqual([
      ["half", "holds"],
      ["twice", "fails"],
      ["nothing", "fails"],
      ["difference", "holds"],
    ]);
    expect(judged.claims[0].effect).toBeCloseTo(0.5, 1);
    expect(judged.claims[3].unit).toBe("cell");
  });

  test("one that rests on a run that failed is not judged, and says what the run said", async () => {
    const [judged] = await runClaims([{ file: "a.yaml", study: study([broken, half]) }], { map: mapping("forward") });
    expect(judged.claims[0].verdict).toBe("not judged");
    expect(judged.claims[0].hint).toBe("1 of 24 runs failed; the first: the field did not converge");
    expect(judged.claims[1].verdict).toBe("holds");
  });

  test("each arm that some claim needs is run once, as often as the most demanding claim wants, others not at all", async () => {
    const done: ReplicateJob[] = [];
    await runClaims([{ file: "a.yaml", study: study([half, twice, by]) }], { map: mapping("forward", done) });
    const runs = (arm: string) => done.filter((job) => job.arm === `a.yaml#${arm}`).length;
    expect([runs("control"), runs("treated"), runs("placebo")]).toEqual([20, 20, 0]);
  });

  test("the order in which threads end does not matter", async () => {
    const files = [
      { file: "a.yaml", study: study([half, by]) },
      { file: "b.yaml", study: study([twice]) },
    ];
    const forward = await runClaims(files, { map: mapping("forward") });
    expect(await runClaims(files, { map: mapping("backward") })).toEqual(forward);
  });

  test("what is stored is not run again, and a changed scenario is", async () => {
    const kept = new Map<string, unknown>();
    const store: Store = {
      get: async (key) => kept.get(key),
      put: async (key, value) => void kept.set(key, value),
    };
    const files = [{ file: "a.yaml", study: study([half]) }];
    const first = await runClaims(files, { map: mapping("forward"), store });
    const again: ReplicateJob[] = [];
    expect(await runClaims(files, { map: mapping("forward", again), store })).toEqual(first);
    expect(again).toEqual([]);
    const changed = study([half]);
    const arms = { ...changed.arms, treated: { ...changed.arms.treated, duration: 3 } };
    await runClaims([{ file: "a.yaml", study: { ...changed, arms } }], { map: mapping("forward", again), store });
    expect(again.map(({ arm }) => arm)).toEqual(Array(12).fill("a.yaml#treated"));
  });

  test("a run that is stopped says how far it came", async () => {
    const stop = new AbortController();
    const running = runClaims([{ file: "a.yaml", study: study([half]) }], {
      map: mapping("forward"),
      signal: stop.signal,
      onProgress: (done) => {
        if (done === 7) stop.abort();
      },
    });
    await expect(running).rejects.toThrow(Interrupted);
    await expect(running).rejects.toMatchObject({ done: 7, total: 24 });
  });

  test("a claim about an arm that is not there is refused", async () => {
    const wrong = study([claim("wrong", { against: "contol" })]);
    await expect(runClaims([{ file: "a.yaml", study: wrong }], { map: mapping("forward") })).rejects.toThrow(
      "a.yaml: claim wrong: found arm contol; expected one of control, treated, placebo.",
    );
  });
});
