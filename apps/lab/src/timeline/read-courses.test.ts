import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readStudyFile, therapies } from "../../../../src/index.ts";
import { armNames } from "../document/lab-document.ts";
import { entriesOf } from "./canonical.ts";
import type { Course } from "./course.ts";
import { doseText, type Entry, readCourses } from "./read-courses.ts";
import { therapyCards } from "./therapy-cards.ts";
import { treatmentsOf } from "./treatments-of.ts";

const folder = new URL("../../../../scenarios/microenvironment/", import.meta.url);

const small = {
  microenvironment: "small",
  duration: "40 days",
  tumour: "1e8 cell",
  antigens: [{ name: "A", kind: "tumour-only", surface: true }],
  clones: [{ name: "wild", antigens: { A: 1 } }],
  receptors: [{ antigen: "A" }],
  patches: [{ name: "primary", kind: "inflamed", size: ["160 um", "160 um"], cells: { tumour: 40, vessel: 3 } }],
  "vaccine-antigens": ["A"],
  "car-antigen": "A",
};

type Host = { readonly doses: readonly { readonly day: number; readonly state: string }[] };

const daysOf = ({ doses }: Host) => doses.map(({ day, state }) => ({ day, state })).sort(order);

const order = (a: { day: number; state: string }, b: { day: number; state: string }) =>
  a.day - b.day || a.state.localeCompare(b.state);

/** Doses of different drugs at one moment have no order. */
const ordered = (host: Host) => ({
  ...host,
  doses: [...host.doses].sort(order),
});

function drawn(courses: readonly Course[], duration: number) {
  return courses
    .flatMap(({ therapy, route, days }) => {
      const { forms } = therapies[therapy];
      const { into: state } = forms.find((form) => form.route === route) ?? forms[0];
      return days.filter((day) => day < duration).map((day) => ({ day, state }));
    })
    .sort(order);
}

describe("doses of a study file", () => {
  test("every shipped study: the timeline draws the engine's doses, and writes them back as the same doses", () => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".yaml"))) {
      const study = parse(readFileSync(new URL(name, folder), "utf8"));
      const { arms } = readStudyFile(JSON.stringify(study)).study;
      const again: Record<string, unknown> = {};
      for (const arm of armNames(study)) {
        const { duration, host } = arms[arm];
        const entries = treatmentsOf({ version: 1, study, arm }, "main");
        const courses = readCourses(entries, therapyCards, duration);
        expect(drawn(courses, duration), `${name}, ${arm}`).toEqual(daysOf(host));
        again[arm] = { ...study.arms?.[arm], treatments: entriesOf(courses) };
      }
      if (Object.values(arms).every(({ host }) => host.doses.length === 0)) continue;
      const rewritten = readStudyFile(JSON.stringify({ ...study, claims: undefined, arms: again })).study.arms;
      for (const arm of armNames(study)) expect(ordered(rewritten[arm].host)).toEqual(ordered(arms[arm].host));
    }
  });

  const ways: readonly [string, Entry][] = [
    ["every and times", { therapy: "nivolumab", dose: "3 mg/kg", every: "2 weeks", times: 2, start: "3 days" }],
    ["to the end", { therapy: "nivolumab", dose: "240 mg", every: "2 weeks" }],
    ["days", { therapy: "nivolumab", dose: "240 mg", days: [9, 2, 5.5], start: "1 day" }],
    [
      "blocks as a list",
      { therapy: "aldesleukin", dose: "600000 IU/kg", every: "8 hours", times: 3, blocks: ["0 days", "2 weeks"] },
    ],
    [
      "blocks by number",
      { therapy: "aldesleukin", dose: "1 MIU", every: "1 day", times: 2, blocks: { every: "1 week", times: 3 } },
    ],
    ["once", { therapy: "axicabtagene-ciloleucel", dose: "2e6 cell/kg", times: 1 }],
    ["use, its own days", { therapy: "aldesleukin", use: "label" }],
    ["use, another interval", { therapy: "aldesleukin", use: "label", every: "12 hours", times: 5 }],
    ["use, another start", { therapy: "interferon-alfa-2b", use: "maintenance", days: [1, 4] }],
    [
      "another route",
      { therapy: "interferon-alfa-2b", dose: "10 MIU/m^2", route: "subcutaneous", every: "2 days", times: 4 },
    ],
  ];
  test.each(ways)("%s: as the engine has them, also in the one form", (_, entry) => {
    const study = { ...small, treatments: [entry] };
    const courses = readCourses([entry], therapyCards, 40);
    const again = { ...small, treatments: entriesOf(courses) };
    const host = (one: unknown) => readStudyFile(JSON.stringify(one)).study.arms.run.host;
    expect(drawn(courses, 40)).toEqual(daysOf(host(study)));
    expect(host(again)).toEqual(host(study));
  });

  test("amounts have one spelling", () => {
    expect(["3mg/kg", " 20 MIU/m2", "2e6 cells/kg", "2000000 cell/kg", "50 µg", "0.50 mg"].map(doseText)).toEqual([
      "3 mg/kg",
      "20 MIU/m^2",
      "2e6 cell/kg",
      "2e6 cell/kg",
      "50 ug",
      "0.5 mg",
    ]);
  });
});
