import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { mostAntigens } from "../../models/microenvironment/traits.ts";
import type { Host } from "./host.ts";

const launching = ["cd8Launched", "cd8Blood", "vaccineNode", "dendriticNode"];

/** What a repertoire remembers, as plain data. */
export interface RepertoireMemory {
  readonly repertoire: Float64Array;
  readonly node: Float64Array;
}

/**
 * What the T cells in the blood see. The body counts them together; their parts follow what the node was shown: the
 * antigens that dendritic cells carried there, and those of a vaccine.
 */
export class Repertoire {
  /** Parts of the T cells in the blood, in the order of the scenario's receptors. */
  private readonly parts: Float64Array;
  /** Antigens carried by dendritic cells that came to the node: sums, and their number. */
  private readonly node = new Float64Array(mostAntigens + 1);

  constructor(
    private readonly scenario: MicroenvironmentScenario,
    from?: RepertoireMemory,
  ) {
    const { receptors } = scenario;
    const total = receptors.reduce((sum, { precursors }) => sum + precursors, 0) || 1;
    this.parts = Float64Array.from(from?.repertoire ?? receptors.map(({ precursors }) => precursors / total));
    if (from) this.node.set(from.node);
  }

  /** Antigen in the node fades as the cells that carry it die. */
  fade(part: number): void {
    for (let a = 0; a <= mostAntigens; a++) this.node[a] *= part;
  }

  /**
   * Dendritic cells arrive in the node.
   *
   * @param sums    of the antigens that they carry, then their number
   * @param stands  how many of the body's one of them stands for
   */
  receive(sums: Float64Array, stands: number): void {
    for (let a = 0; a <= mostAntigens; a++) this.node[a] += sums[a] * stands;
  }

  /** T cells that were launched since see what the node was shown. */
  learn(host: Host, days: number): void {
    const { parts, node } = this;
    const { receptors, antigens } = this.scenario;
    const [launched, blood, fromVaccine, inNode] = host.quantities(launching);
    const gain = launched * days;
    const tumourShown = node[mostAntigens];
    if (gain <= 0 || receptors.length === 0) return;
    const vaccine = inNode > 0 ? Math.min(1, fromVaccine / inNode) : 0;
    const taught = this.scenario.host.vaccineAntigens;
    const weights = receptors.map(({ antigen, precursors }) => {
      const a = antigens.findIndex(({ name }) => name === antigen);
      const shown = tumourShown > 0 ? node[a] / tumourShown : 0;
      const byVaccine = taught.includes(antigen) ? 1 : 0;
      return precursors * ((1 - vaccine) * shown + vaccine * byVaccine);
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total <= 0) return;
    const part = gain / (gain + Math.max(0, blood - gain) + 1);
    weights.forEach((weight, r) => {
      parts[r] = (1 - part) * parts[r] + (part * weight) / total;
    });
  }

  /**
   * The receptor of one T cell of the blood.
   *
   * @param u  chance, 0 to 1
   * @returns number of the antigen that it sees, from 1, and its affinity; nothing where the scenario has no receptors
   */
  pick(u: number): { readonly number: number; readonly affinity: number } | undefined {
    const { receptors, antigens } = this.scenario;
    let rest = u * this.parts.reduce((sum, part) => sum + part, 0);
    for (let r = 0; r < receptors.length; r++) {
      rest -= this.parts[r];
      if (rest >= 0 && r < receptors.length - 1) continue;
      return {
        number: 1 + antigens.findIndex(({ name }) => name === receptors[r].antigen),
        affinity: receptors[r].affinity,
      };
    }
    return undefined;
  }

  get inBlood(): Float64Array {
    return this.parts.slice();
  }

  memory(): RepertoireMemory {
    return { repertoire: this.parts.slice(), node: this.node.slice() };
  }
}
