import { count, daysPerMonth, fixed, list, percent, significant } from "../../charts/quantities.ts";
import type { Treatment, TrialDesign } from "../../experiments/design.ts";
import { type Table, table } from "../../foundation/table.ts";
import { type Html, html } from "../html.ts";
import type { Readout } from "../readout.ts";
import { tableView } from "../table-view.ts";
import { cancerName } from "../wording.ts";

/** Design, conduct and analysis of the trial at hand, as its file says. */
export function methods({ result }: Readout): Html {
  const { design, manifest } = result;
  const items = [populationWords(design), ...conductWords(design)].map((text) => html`<li>${text}</li>\n`);
  return html`<section aria-labelledby="methods">
<h2 id="methods">Methods</h2>
<h3>Design</h3>
${tableView(treatmentTable(design), "Treatments, by arm")}
<ul>
${items}</ul>
<h3>Simulation</h3>
<p>Each virtual patient is a set of parameters drawn from the priors of ${cancerName(design.cancer)}, grown from one tumour cell to the size at which a trial would find it, and then followed in every arm. The equations of the body model are solved with ${manifest.method} at a relative tolerance of ${manifest.relativeTolerance.toExponential()}. Target lesions are measured with a reader error of ${percent(design.response.readerError)} (coefficient of variation).</p>
<h3>Analysis</h3>
<ul>
<li>Response: ${design.response.criteria}, ${design.response.confirmation ? "confirmed at a later assessment" : "without confirmation"}. Rates have exact (Clopper–Pearson) 95 % intervals; patients who cannot be evaluated count as not responding.</li>
<li>Survival: Kaplan–Meier with Greenwood’s error and log-log 95 % limits; medians with Brookmeyer–Crowley limits; restricted means to the time shown.</li>
<li>Comparisons: two-sided log-rank test; Cox regression with Efron’s handling of ties; proportional hazards by the test of Grambsch and Therneau. They treat the patients of two arms as different people, as a real trial would; since the same virtual patients are in both, their intervals are wider than the simulation’s own uncertainty. Nothing is adjusted for multiplicity.</li>
<li>Prediction intervals for published figures: trials of the published size drawn with replacement from the virtual patients.</li>
</ul>
</section>`;
}

function populationWords(design: TrialDesign): string {
  const eligibility =
    design.eligibility.length > 0
      ? `Eligibility: ${design.eligibility.join("; ")}.`
      : "No eligibility rule beyond diagnosis.";
  const shifts = Object.entries(design.population).map(([name, value]) => `${name} = ${significant(value)}`);
  const { biomarkerTest: test } = design;
  const tested = test
    ? ` A test of ${test.covariate} at ${significant(test.cut)}, with a sensitivity of ${percent(test.sensitivity, 0)} and a specificity of ${percent(test.specificity, 0)}, ${test.enrols === "everybody" ? "turns nobody away" : `lets in those who test ${test.enrols}`}.`
    : "";
  return `${count(design.patients, "virtual patient")}, seed ${design.seed}. ${eligibility}${tested}${
    shifts.length > 0 ? ` Population set to ${list(shifts)}.` : ""
  }`;
}

function conductWords(design: TrialDesign): string[] {
  const { visits } = design;
  const weeks = (days: number) => `${significant(days / 7)} weeks`;
  const schedule =
    `Assessments from week ${significant(visits.first / 7)}, every ${weeks(visits.every)}` +
    (Number.isFinite(visits.until) && visits.until < design.duration
      ? ` to month ${fixed(visits.until / daysPerMonth, 0)}, then every ${weeks(visits.later)}`
      : "");
  const crossover = design.arms
    .filter((arm) => arm.crossover)
    .map(
      (arm) => `${percent(arm.crossover?.fraction ?? 0, 0)} of ${arm.name} receive ${arm.crossover?.to} at progression`,
    );
  return [
    `${schedule}; shifted by a standard deviation of ${significant(visits.window)} days, ${percent(visits.missed)} missed.`,
    `Follow-up to month ${fixed(design.duration / daysPerMonth, 0)}; ${percent(design.dropoutPerMonth)} of patients a month are lost to follow-up.`,
    crossover.length > 0 ? `Crossover: ${crossover.join("; ")}.` : "No crossover.",
  ];
}

function treatmentTable(design: TrialDesign): Table {
  const rows = design.arms.flatMap((arm) =>
    arm.treatments.length === 0
      ? [{ arm, treatment: undefined }]
      : arm.treatments.map((treatment) => ({ arm, treatment: treatment as Treatment | undefined })),
  );
  type Row = (typeof rows)[number];
  const shown = (name: string, label: string, read: (row: Row) => string) => ({
    name,
    unit: "",
    label,
    values: rows.map(read),
  });
  const of = (read: (treatment: Treatment) => string) => (row: Row) => (row.treatment ? read(row.treatment) : "");
  return table("treatments", [
    shown("arm", "Arm", (row) => row.arm.name),
    shown("therapy", "Therapy", (row) => row.treatment?.therapy ?? "no treatment"),
    shown(
      "dose",
      "Dose",
      of((treatment) => `${significant(treatment.dose)} ${treatment.unit}`),
    ),
    shown(
      "route",
      "Route",
      of((treatment) => treatment.route),
    ),
    shown("schedule", "Schedule", of(schedule)),
    shown("stop", "Ends", of(stopWords)),
    shown("size", "Published size", (row) => String(row.arm.size)),
  ]);
}

function schedule(treatment: Treatment): string {
  if (treatment.days) return `days ${treatment.days.map((day) => significant(day, 4)).join(", ")}`;
  const every = treatment.every % 7 === 0 ? `${treatment.every / 7} weeks` : `${significant(treatment.every)} days`;
  const times = Number.isFinite(treatment.times) ? `${count(treatment.times, "dose")}` : "until a stop rule";
  const start = treatment.start > 0 ? `, from day ${significant(treatment.start)}` : "";
  if (treatment.times === 1) return `one dose on day ${significant(treatment.start)}`;
  return `every ${every}, ${times}${start}${treatment.held > 0 ? `, ${percent(treatment.held, 0)} of doses held` : ""}`;
}

function stopWords({ stop }: Treatment): string {
  const rules = [stop.atProgression ? "at progression" : "", stop.forToxicity ? "for toxicity (proxy)" : ""].filter(
    Boolean,
  );
  return rules.length > 0 ? list(rules) : "as scheduled";
}
