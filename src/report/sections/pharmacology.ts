import type { Chart } from "../../charts/chart.ts";
import { exposure } from "../../charts/exposure.ts";
import { quantities, timeCourse } from "../../charts/time-course.ts";
import { figure } from "../figure.ts";
import { type Html, html } from "../html.ts";
import type { Readout } from "../readout.ts";

/** Drug concentration and receptor occupancy over time, and time on treatment. */
export function pharmacology({ result, arms, document }: Readout): Html {
  const charts = pharmacologyCharts({ result, arms }).map((chart) => figure(chart, document));
  return html`<section aria-labelledby="pharmacology">
<h2 id="pharmacology">Pharmacokinetics, receptor occupancy and exposure</h2>
<p>Medians and bands are over the recorded virtual patients of an arm who are still followed, on treatment or not. A band shows how patients differ, not how well the model is known.</p>
${charts}
</section>`;
}

/** Concentrations, occupancies, and time on treatment. */
export function pharmacologyCharts({ result, arms }: Pick<Readout, "result" | "arms">): Chart[] {
  const { kinetics, subjects } = result.tables;
  const courses = quantities(kinetics).map((quantity) => timeCourse(kinetics, quantity, arms));
  return [...courses, exposure(subjects, result.design.duration)];
}
