import { expect, test } from "vitest";
import { Interrupted, inline, readTrial, runTrial } from "../../../../../src/index.ts";
import { blankTrial, trialText, withEdit } from "../document/trial-document.ts";
import { FinishedParts } from "./finished-parts.ts";

test("a stopped trial's first patients are, to the digest, the trial of so many patients", async () => {
  const short = withEdit(withEdit(blankTrial, ["follow-up"], "6 months"), ["landmarks"], ["3 months"]);
  const fewDoses = withEdit(short, ["arms", 0, "treatments", 0, "times"], 4);
  const design = readTrial(trialText({ ...fewDoses, patients: 24 }), "trial");
  const parts = new FinishedParts();
  const stop = new AbortController();
  const run = runTrial(design, {
    store: parts,
    signal: stop.signal,
    onProgress: ({ stage, done }) => stage === "treating patients" && done >= 8 && stop.abort(),
  });
  await expect(run).rejects.toThrow(Interrupted);
  const whole = parts.wholePatients(design.arms.length);
  expect(whole).toBe(8);
  let jobs = 0;
  const counted: typeof inline = (task, shared, list, options) => {
    jobs += list.length;
    return inline(task, shared, list, options);
  };
  const partial = await runTrial({ ...design, patients: whole }, { store: parts.forFewer(), map: counted });
  expect(jobs).toBe(0);
  const fresh = await runTrial({ ...design, patients: whole });
  expect(partial.digest).toBe(fresh.digest);
});

test("patients count while every one before them is done, in every arm", async () => {
  const parts = new FinishedParts();
  for (const first of [0, 16, 8, 40]) await parts.put(`treat-abc-${first}`, new Array(16).fill(0));
  expect(parts.wholePatients(2)).toBe(24);
  const tissue = new FinishedParts();
  for (const end of ["0-0", "0-1", "1-0", "1-1", "2-0", "4-0", "4-1"]) await tissue.put(`tissue-abc-${end}`, {});
  expect(tissue.wholePatients(2)).toBe(2);
  tissue.forgetTreated();
  expect(tissue.wholePatients(2)).toBe(0);
});
