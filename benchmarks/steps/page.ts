import type { StepDifference } from "../../src/experiments/small-steps/compare-steps.ts";
import type { stepPlans } from "../../src/experiments/small-steps/plans.ts";

/** All that the comparison leaves behind. */
export interface StepsResult {
  readonly cells: number;
  readonly days: readonly number[];
  readonly replicates: number;
  readonly plans: typeof stepPlans;
  readonly differences: readonly StepDifference[];
}

const short = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : "none");

/** The comparison as a page. */
export function stepsPage(result: StepsResult): string {
  const { cells, days, replicates, differences } = result;
  return `# Steps of the microenvironment, beside small ones

An inflamed layer of about ${cells} cells in a body without therapy, ${replicates} replicates each, with time cut in three ways. Made
by \`immunarium bench steps\`; every number is in [microenvironment-steps.json](microenvironment-steps.json).

| steps, min | decisions, packed mass | fields | their error | crawling, docking, killing | exchange with the body | mechanics |
|---|---|---|---|---|---|---|
${Object.entries(result.plans)
  .map(([name, plan]) => planRow(name, plan))
  .join("\n")}

Each row below is a reading on a day: its mean and the standard deviation between replicates under small steps, then how far the
mean lies from that under other steps, with its 95 % interval (Welch). Of intervals that say nothing, one in twenty leaves out 0.

| reading | day | small steps | deviation | usual steps: difference | 95 % | halved: difference | 95 % |
|---|---|---|---|---|---|---|---|
${rows(differences, days).join("\n")}

${(["usual", "halved"] as const).map((plan) => verdict(differences, plan)).join("\n")}

Counts of events (kills, births, divisions) are sums since the start; the others are as of that day.

**The mass and its sweeps.** Tumour cells divide the less the more they are pressed, so births tell whether the mass comes to
rest. Eight plain steps a phenotype step, each no longer than the stiffest overlap allows, move it on by about a minute in an
hour: pressure was then about seven times, and births a fifth, of those with resolved mechanics. Descent with momentum goes as
far in n sweeps as plain steps do in n². How many sweeps are right depends on the size of the mass: after 42 sweeps in two hours
this layer of 400 cells is more at rest than a resolved one, on which crawling cells press all the time, and has a sixth too
many births, and so too many tumour cells; all other readings but one agree within the noise of replicates. Smaller masses need
fewer sweeps than larger ones, and one number serves all sizes so far. \`--cells\` shows other sizes.
`;
}

function planRow(name: string, plan: StepsResult["plans"][keyof StepsResult["plans"]]): string {
  const steps: { readonly fields?: number; readonly fieldError?: number; readonly relaxation?: number } = plan;
  const mechanics = steps.relaxation === undefined ? "resolved in time" : `${steps.relaxation} sweeps to rest`;
  const { phenotype, movers, exchange } = plan;
  const { fields = phenotype, fieldError = 0.02 } = steps;
  return `| ${name} | ${phenotype} | ${fields} | ${fieldError} | ${movers} | ${exchange} | ${mechanics} |`;
}

function rows(differences: readonly StepDifference[], days: readonly number[]): string[] {
  const readings = [...new Set(differences.map(({ reading }) => reading))];
  return readings.flatMap((reading) =>
    days.map((day) => {
      const [usual, halved] = (["usual", "halved"] as const).map(
        (plan) => differences.find((one) => one.reading === reading && one.day === day && one.plan === plan)!,
      );
      const told = ({ difference, lo, hi, p }: StepDifference) =>
        `${short(difference)} | ${short(lo)} to ${short(hi)}${p < 0.05 ? " *" : ""}`;
      return `| ${reading} | ${day} | ${short(usual.reference)} | ${short(usual.deviation)} | ${told(usual)} | ${told(halved)} |`;
    }),
  );
}

function verdict(differences: readonly StepDifference[], plan: string): string {
  const own = differences.filter((one) => one.plan === plan);
  const out = own.filter(({ p }) => p < 0.05);
  const worst = own.reduce((a, b) => (b.p < a.p ? b : a));
  const adjusted = Math.min(1, own.length * worst.p);
  const noise = own.map(({ difference, deviation }) => (deviation > 0 ? Math.abs(difference) / deviation : 0));
  const mean = noise.reduce((sum, one) => sum + one, 0) / noise.length;
  return `- **${plan[0].toUpperCase()}${plan.slice(1)} steps**: ${out.length} of ${own.length} intervals leave out 0. The least likely difference
  (${worst.reading}, day ${worst.day}) has p = ${short(worst.p)}, times the number of rows ${short(adjusted)}. Means differ by ${short(mean)}
  deviations of a single run on average, by ${short(Math.max(...noise))} at the most.`;
}
