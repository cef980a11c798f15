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

**The mass and its steps.** Tumour cells divide the less the more they are pressed, so births tell whether the mass moves as
it should. It does, as far as mechanics goes: with the other usual steps, and mechanics resolved in time, births in this layer
of 400 cells were 311 ± 9 in ten days (standard error of 12 runs) against 317 ± 5 (24 runs) in large steps; with decisions
every 24 minutes, 288 ± 7 against 289 ± 6. What is left lies in the order of things within a decision's step: crawling cells
first go for two hours over a mass that lies still, which then has two hours to make room for them, so that cells decide when
the mass is at rest. In small steps crawling cells never let it rest. Without any cells that crawl, births do not depend on
the step (265, 250 and 261, each ± 7, with decisions every 120, 24 and 6 minutes); pressure averaged over the step takes away
less than half of the difference (297 ± 8), and the mass would have to move every 20 minutes of crawling to come to the births
of small steps, at one and a half times the cost. So the usual steps keep it: **tumours among many crawling cells grow faster
than in small steps**, and growth parameters hold for the usual steps. The small steps are no limit either: the more often
the mass moves between crawls, the fewer births. These runs were made once by hand, and have no command; \`--cells\` shows other
sizes.
`;
}

function planRow(name: string, plan: StepsResult["plans"][keyof StepsResult["plans"]]): string {
  const steps: { readonly fields?: number; readonly fieldError?: number; readonly stages?: number } = plan;
  const mechanics = steps.stages === undefined ? "resolved in time" : `large steps of up to ${steps.stages} stages`;
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
