import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { type ClaimsRecord, claimed, claimsPage, readStudy } from "../../src/index.ts";

const root = resolve(import.meta.dirname, "..", "..");
const folder = "scenarios/microenvironment";
const text = (name: string) => readFileSync(join(root, name), "utf8");
const record = JSON.parse(text("docs/evidence/claims.json")) as ClaimsRecord;
const page = text("docs/evidence/claims.md");

const studies = readdirSync(join(root, folder))
  .filter((name) => name.endsWith(".yaml"))
  .sort()
  .map((name) => ({ file: `${folder}/${name}`, study: readStudy(text(`${folder}/${name}`), name) }))
  .filter(({ study }) => study.claims.length > 0);
const written = studies.flatMap(({ file, study }) => study.claims.map((claim) => ({ file, claim })));

const counts = { A: 3, B: 5, C: 5, D: 3, E: 12 };
const lessons = Object.entries(counts).flatMap(([chapter, n]) =>
  Array.from({ length: n }, (_, k) => `${chapter}${k + 1}`),
);

describe("claims of the scenario files, and what was found", () => {
  test("every claim of every file is in claims.json as the file has it, and nothing else is", () => {
    const said = written.map(({ file, claim }) => ({
      ...claimed(claim),
      scenario: file,
      replicates: claim.replicates,
    }));
    const found = record.claims.map(
      ({ effect, lo, hi, unit, verdict, reason, leftOut, ...saidThere }) => saidThere as (typeof said)[number],
    );
    expect(found.map(({ id }) => id)).toEqual(said.map(({ id }) => id));
    expect(found).toEqual(said);
  });

  test("the page is the one that claims.json gives, and has every claim once", () => {
    expect(page).toBe(claimsPage(record));
    for (const { claim } of written) expect(page.split(`\n### ${claim.id}\n`), claim.id).toHaveLength(2);
  });

  test("no two claims share an id", () => {
    const ids = written.map(({ claim }) => claim.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test("every lesson from A1 to E12 has a claim", () => {
    const told = new Set(written.flatMap(({ claim }) => claim.lessons));
    expect(lessons).toHaveLength(28);
    expect(lessons.filter((lesson) => !told.has(lesson))).toEqual([]);
    expect([...told].filter((lesson) => !lessons.includes(lesson))).toEqual([]);
  });

  test("what does not hold has a reason, and the reason of the file is the one that is told", () => {
    const silent = record.claims.filter(({ verdict, reason }) => verdict !== "holds" && !reason).map(({ id }) => id);
    expect(silent).toEqual([]);
    for (const { claim } of written) {
      const found = record.claims.find(({ id }) => id === claim.id);
      if (found && (found.verdict === "weak" || found.verdict === "fails")) expect(found.reason).toBe(claim.reason);
    }
  });

  test("verdicts follow from the intervals, as far as they have ends", () => {
    for (const { id, lo, hi, verdict, expected } of record.claims) {
      const [, direction, border] = /^(above|below) (\S+)$/.exec(expected) ?? [];
      const x = Number(border);
      if (verdict === "not judged") continue;
      if (direction === "above" && lo !== null) expect(verdict === "holds", id).toBe(lo > x);
      if (direction === "below" && hi !== null) expect(verdict === "holds", id).toBe(hi < x);
    }
  });
});
