import type { TissueEvent } from "../../models/tissue/context.ts";
import { eventNames } from "./event-kinds.ts";
import type { Ledger } from "./ledger.ts";

type Tell = (event: TissueEvent, time: number, cell: number, other: number, value: number) => void;

/**
 * Writes down what a run tells, and for how long a cell was held: from the ledger itself, so that a run that goes on
 * knows it too; NaN where the ledger has no word of its begin. An attack does a little damage at every step of mechanics: that is summed, and written
 * down when the attack is over, when something else happens to the target, and at `flush`, which whoever moves the run
 * on calls behind every phenotype step.
 */
export class LedgerListener {
  /** Damage done since the last word of it, by attacker. */
  private readonly attacks = new Map<number, { readonly target: number; damage: number }>();

  /** When cells were bound, by holder. */
  private readonly bound = new Map<number, number>();

  constructor(private readonly ledger: Ledger) {
    const { rows, kind, other, time } = ledger.columns();
    for (let row = 0; row < rows; row++) {
      if (eventNames[kind[row]] === "bound") this.bound.set(other[row], time[row]);
    }
  }

  readonly tell: Tell = (event, time, cell, other, value) => {
    if (event === "attacked") return this.attack(time, cell, other, value);
    if (event !== "born" && this.attacks.size > 0) {
      for (const [attacker, { target }] of this.attacks) {
        if (target === cell || attacker === other || attacker === cell) this.write(attacker, time);
      }
    }
    if (event === "bound" && this.ledger.records("bound")) this.bound.set(other, time);
    this.ledger.add(
      event,
      time,
      cell,
      other,
      event === "released" ? time - (this.bound.get(other) ?? Number.NaN) : value,
    );
  };

  private attack(time: number, target: number, attacker: number, damage: number): void {
    if (!this.ledger.records("attacked")) return;
    const going = this.attacks.get(attacker);
    if (going?.target === target) going.damage += damage;
    else {
      if (going) this.write(attacker, time);
      this.attacks.set(attacker, { target, damage });
    }
  }

  private write(attacker: number, time: number): void {
    const attack = this.attacks.get(attacker);
    if (!attack) return;
    this.ledger.add("attacked", time, attack.target, attacker, attack.damage);
    this.attacks.delete(attacker);
  }

  /** Writes down what is summed so far. */
  flush(time: number): void {
    for (const attacker of this.attacks.keys()) this.write(attacker, time);
  }
}
