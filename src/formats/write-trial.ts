import { Document, type Node, visit } from "yaml";
import type { Arm, PublishedEndpoint, Treatment, TrialDesign } from "../experiments/design.ts";
import { writeConduct } from "./write-trial-conduct.ts";
import { writeTissue } from "./write-trial-tissue.ts";

/**
 * A design as the YAML of a trial file: `readTrial` gives the same design back, to the last bit of every number. Times
 * are written in weeks where they are whole weeks, else in days.
 */
export function writeTrial(design: TrialDesign): string {
  const document = new Document({
    format: 1,
    name: design.name,
    title: design.title,
    source: design.source,
    cancer: design.cancer,
    population: design.population,
    eligibility: design.eligibility,
    ...(design.biomarkerTest ? { "biomarker-test": design.biomarkerTest } : {}),
    arms: design.arms.map(arm),
    "follow-up": time(design.duration),
    visits: {
      first: time(design.visits.first),
      every: time(design.visits.every),
      until: time(design.visits.until),
      later: time(design.visits.later),
      window: time(design.visits.window),
      missed: design.visits.missed,
    },
    response: {
      criteria: design.response.criteria,
      confirmation: design.response.confirmation,
      "reader-error": design.response.readerError,
    },
    ...(design.dropoutPerMonth > 0 ? { dropout: `${design.dropoutPerMonth} per month` } : {}),
    landmarks: design.landmarks.map(months),
    contrasts: design.contrasts,
    ...writeConduct(design, time),
    published: design.published.map(published),
    ...(design.tissue ? { tissue: writeTissue(design.tissue) } : {}),
    patients: design.patients,
    seed: design.seed,
  });
  return separated(document).toString({ lineWidth: 120 });
}

/** A blank line before each arm and each larger part, as a person would set it. */
function separated(document: Document): Document {
  const parts = new Set([
    "arms",
    "follow-up",
    "visits",
    "contrasts",
    "allocation",
    "sequential",
    "two-stage",
    "published",
    "tissue",
    "patients",
  ]);
  visit(document, {
    Pair(_, pair) {
      const key = pair.key as Node & { value?: unknown; spaceBefore?: boolean };
      if (parts.has(String(key.value))) key.spaceBefore = true;
    },
  });
  return document;
}

function arm({ name, size, treatments, crossover }: Arm) {
  const given = treatments.length === 0 ? "none" : treatments.map(treatment);
  return { name, size, treatments: given, ...(crossover ? { crossover } : {}) };
}

function treatment(given: Treatment) {
  const { therapy, dose, unit, route, start, every, times, days, stop, held } = given;
  const course = days
    ? { days: [...days] }
    : {
        ...(start > 0 ? { start: time(start) } : {}),
        ...(times === 1 ? {} : { every: time(every) }),
        ...(times === Number.POSITIVE_INFINITY ? {} : { times }),
      };
  const until = [...(stop.atProgression ? ["progression"] : []), ...(stop.forToxicity ? ["toxicity"] : [])];
  return { therapy, dose: `${dose} ${unit}`, route, ...course, until, ...(held > 0 ? { hold: held } : {}) };
}

function published({ arm, endpoint, at, reference, value, lo, hi, source, checked }: PublishedEndpoint) {
  const figure = endpoint === "median PFS" || endpoint === "median OS" ? months : (plain: number) => plain;
  return {
    arm,
    endpoint,
    ...(at === undefined ? {} : { at: months(at) }),
    ...(reference === undefined ? {} : { reference }),
    value: figure(value),
    ...(lo === undefined || hi === undefined ? {} : { interval: [figure(lo), figure(hi)] }),
    source,
    checked,
  };
}

function time(days: number): string {
  if (days > 0 && days % 7 === 0) return days === 7 ? "1 week" : `${days / 7} weeks`;
  return days === 1 ? "1 day" : `${days} days`;
}

function months(count: number): string {
  return count === 1 ? "1 month" : `${count} months`;
}
