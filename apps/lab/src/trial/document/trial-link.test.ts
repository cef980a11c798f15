import { expect, test } from "vitest";
import { readTrial } from "../../../../../src/index.ts";
import { isFragment } from "../../share/fragment.ts";
import { linkText } from "../../share/link.ts";
import { blankTrial, trialText, withEdit } from "./trial-document.ts";
import { armOfLab, openTrialLink, trialLink } from "./trial-link.ts";

test("a link gives the same design back, without the free text of its source", async () => {
  const trial = withEdit(blankTrial, ["source"], "a secret of somebody");
  const link = await trialLink(trial);
  expect(isFragment(link)).toBe(true);
  expect(link.length).toBeLessThan(1000);
  const opened = await openTrialLink(link);
  if (opened.is !== "trial") throw new Error(opened.is);
  const { source, ...design } = readTrial(trialText(opened.trial), "trial");
  const { source: before, ...same } = readTrial(trialText(trial), "trial");
  expect(design).toEqual(same);
  expect([source, before]).toEqual(["Opened from a link", "a secret of somebody"]);
});

test("a damaged, cut or later link says what happened", async () => {
  const link = await trialLink(blankTrial);
  expect(await openTrialLink(link.slice(0, -3))).toMatchObject({ is: "damaged", reason: /shorter/ });
  const at = 40;
  const changed = link.slice(0, at) + (link[at] === "A" ? "B" : "A") + link.slice(at + 1);
  expect(await openTrialLink(changed)).toMatchObject({ is: "damaged" });
  expect(await openTrialLink(link.replace(/^1/, "7"))).toEqual({ is: "newer", version: "7" });
});

test("a link of the lab is known, and its arm's treatments become an arm", async () => {
  const treatments = [{ therapy: "nivolumab", use: "label" }];
  const study = { microenvironment: "x", cancer: "melanoma", arms: { control: {}, treated: { treatments } } };
  const opened = await openTrialLink(await linkText({ document: { version: 1, study, arm: "treated" } }));
  if (opened.is !== "lab") throw new Error(opened.is);
  expect(armOfLab(opened.study, opened.arm)).toEqual({ name: "treated", treatments });
  expect(armOfLab(opened.study, "control").treatments).toBe("none");
});
