import { participantFlow } from "../../charts/flow.ts";
import { figure } from "../figure.ts";
import { type Html, html } from "../html.ts";
import type { Readout } from "../readout.ts";

/** Participant flow, with virtual screening failures and solver failures. */
export function flow({ result, document }: Readout): Html {
  return html`<section aria-labelledby="flow">
<h2 id="flow">Participant flow</h2>
${figure(participantFlow(result.tables.flow), document)}
</section>`;
}

export function population(_: Readout): Html {
  return html``;
}
