import { spider } from "../../charts/spider.ts";
import { swimmer } from "../../charts/swimmer.ts";
import { waterfall } from "../../charts/waterfall.ts";
import { figure } from "../figure.ts";
import { type Html, html } from "../html.ts";
import type { Readout } from "../readout.ts";

/** Waterfall, spider and swimmer. */
export function tumourSize({ result, document }: Readout): Html {
  const { subjects, visits } = result.tables;
  return html`<section aria-labelledby="size">
<h2 id="size">Tumour size and the course of single patients</h2>
${figure(waterfall(subjects, visits), document)}
${figure(spider(visits, subjects), document)}
${figure(swimmer(subjects), document)}
</section>`;
}
