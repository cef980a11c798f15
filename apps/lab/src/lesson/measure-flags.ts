import type { TissueLook } from "../../../../src/index.ts";

/** Cells whose antigen level is at least this are told as having many flags. */
const MANY = 0.5;
const TUMOUR = 0;
export const flagBins = 8;

/** Live tumour cells by level of an antigen, in `flagBins` even steps from none to full. */
export function flagHistogram(look: TissueLook, antigen = 0): number[] {
  const counts = Array.from({ length: flagBins }, () => 0);
  for (const level of levelsOf(look, antigen)) counts[Math.min(flagBins - 1, Math.floor(level * flagBins))]++;
  return counts;
}

/** Mean level of live tumour cells, 0 to 1; NaN where none is left. */
export function meanFlags(look: TissueLook, antigen = 0): number {
  const levels = levelsOf(look, antigen);
  return levels.reduce((sum, level) => sum + level, 0) / levels.length;
}

function levelsOf({ kind, state, antigens }: TissueLook, antigen: number): number[] {
  const levels: number[] = [];
  kind.forEach((k, row) => {
    if (k === TUMOUR && state[row] === 0) levels.push(antigens[antigen][row] / 255);
  });
  return levels;
}

/** What became of tumour cells with many and with few flags: deaths and births of 100 such cells a day. */
export interface FlagFates {
  readonly many: Fate;
  readonly few: Fate;
}

export interface Fate {
  readonly deaths: number;
  readonly births: number;
  readonly cellDays: number;
}

/** Fates over the frames of a run, by what each cell showed; a cell that is gone or dying in the next frame died. */
export function flagFates(looks: readonly TissueLook[], antigen = 0): FlagFates {
  const many = { deaths: 0, births: 0, cellDays: 0 };
  const few = { deaths: 0, births: 0, cellDays: 0 };
  for (let i = 0; i + 1 < looks.length; i++) {
    const [now, next] = [looks[i], looks[i + 1]];
    const later = new Map<number, number>();
    next.id.forEach((id, row) => {
      later.set(id, row);
    });
    const classes = new Map<number, typeof many>();
    now.kind.forEach((kind, row) => {
      if (kind !== TUMOUR || now.state[row] !== 0) return;
      const fate = now.antigens[antigen][row] / 255 >= MANY ? many : few;
      classes.set(now.id[row], fate);
      fate.cellDays += next.day - now.day;
      const then = later.get(now.id[row]);
      if (then === undefined || next.state[then] !== 0) fate.deaths++;
    });
    next.id.forEach((id, row) => {
      if (next.kind[row] === TUMOUR && !classes.has(id)) {
        const mother = classes.get(next.parent[row]);
        if (mother) mother.births++;
      }
    });
  }
  return { many, few };
}

/** Events a day of 100 cells. */
export function perHundred(events: number, { cellDays }: Fate): number {
  return cellDays > 0 ? (100 * events) / cellDays : Number.NaN;
}

export type Outcome = "fewer" | "same" | "more" | "gone";

/** What a run says to the guess: means that differ by less than a tenth are the same. */
export function outcomeOf(start: number, end: number): Outcome {
  if (Number.isNaN(end)) return "gone";
  if (Math.abs(end - start) < 0.1 * start) return "same";
  return end < start ? "fewer" : "more";
}
