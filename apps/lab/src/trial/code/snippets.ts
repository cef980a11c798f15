import type { TrialDesign } from "../../../../../src/index.ts";
import { conductedR } from "./conducted-r.ts";
import { rText } from "./r-text.ts";

export interface Snippet {
  readonly name: string;
  /** What it is for, in a line. */
  readonly words: string;
  readonly code: string;
}

type About = Pick<TrialDesign, "name" | "contrasts" | "arms" | "allocation" | "accrual" | "sequential" | "twoStage">;

/** The file's name on a command line: letters, digits and hyphens only, so that no shell needs quotes. */
export function fileOf({ name }: Pick<TrialDesign, "name">): string {
  return `${/^[a-z0-9][a-z0-9-]*$/.test(name) ? name : "trial"}.yaml`;
}

/** The same trial at the command line, in TypeScript, and its analysis in R. */
export function snippets(design: About, yaml: string): readonly Snippet[] {
  return [
    { name: "Trial file", words: `Save it as ${fileOf(design)}; every default is written out.`, code: yaml },
    { name: "Command line", words: "Gives the same digest as this page.", code: commandLine(design) },
    { name: "TypeScript", words: "The same run as a program.", code: typescript(design) },
    {
      name: "R",
      words: "The same analysis from the tables that the command writes, with the package survival.",
      code: r(design),
    },
  ];
}

export function commandOf(design: Pick<TrialDesign, "name">): string {
  return `immunarium trial ${fileOf(design)}`;
}

function commandLine(design: About): string {
  const file = fileOf(design);
  return [
    `npx immunarium check ${file}`,
    `npx ${commandOf(design)} --output results`,
    "# results/report.html is one page that works offline; results/*.csv are the tables",
    `npx ${commandOf(design)} --json | grep '"digest"'`,
    ...(design.arms.length > 1 || design.twoStage
      ? [
          "# how often trials of this design find what is there, and what is not",
          `npx ${commandOf(design)} --output results --operating 1000`,
        ]
      : []),
    "",
  ].join("\n");
}

function typescript(design: About): string {
  const file = fileOf(design);
  return `import { readFile } from "node:fs/promises";
import { ${isConducted(design) ? "operatingCharacteristics, " : ""}readTrial, runTrial } from "immunarium";
import { workers } from "immunarium/node";

const design = readTrial(await readFile("${file}", "utf8"), "${file}");
const pool = workers();
const ${isConducted(design) ? "result" : "{ arms, contrasts, digest }"} = await runTrial(design, { map: pool });
${isConducted(design) ? conductedTypescript(design) : "pool.close();"}

for (const { name, orr } of arms) console.log(name, \`\${orr.x} of \${orr.n}\`, orr.lo, orr.hi);
for (const { endpoint, arm, reference, hr } of contrasts) console.log(endpoint, arm, "against", reference, hr);
console.log(digest);
`;
}

const isConducted = ({ allocation, accrual, sequential, twoStage }: About) =>
  [allocation, accrual, sequential, twoStage].some((part) => part !== undefined);

/** The conducted trial, and many like it. */
function conductedTypescript({ sequential, twoStage }: About): string {
  const print = sequential
    ? "for (const { look, events, z, efficacy, decision } of conduct.sequential.looks) console.log(look + 1, events, z, efficacy, decision);"
    : twoStage
      ? "console.log(conduct.twoStage);"
      : "for (const { endpoint, hr, p } of conduct.contrasts) console.log(endpoint, hr, p);";
  return `const operating = await operatingCharacteristics(result, { trials: 1000, map: pool });
pool.close();

const { arms, contrasts, digest, conduct } = result;
${print}
console.log(${sequential ? "operating.sequential.under" : twoStage ? "operating.twoStage.under" : "operating.rows"});`;
}

function r(design: About): string {
  const { contrasts, arms } = design;
  const pair = contrasts[0] ?? (arms.length > 1 ? { arm: arms[1].name, reference: arms[0].name } : undefined);
  const head = `# SIMULATED: virtual patients. Results are not evidence about a real treatment.
library(survival)
s <- read.csv("results/subjects.csv")
month <- 365.25 / 12

# Objective response with exact (Clopper-Pearson) 95 % intervals
by(s, s$arm, function(a) binom.test(sum(a$bestResponse %in% c("CR", "PR")), nrow(a))$conf.int)

# Kaplan-Meier, log-log intervals
print(survfit(Surv(pfsDay / month, pfsEvent) ~ arm, data = s, conf.type = "log-log"))
print(survfit(Surv(osDay / month, osEvent) ~ arm, data = s, conf.type = "log-log"))
`;
  if (isConducted(design)) return head + conductedR(design);
  if (!pair) return head;
  return `${head}
# Cox model with Efron's ties, log-rank test, proportional hazards
pair <- subset(s, arm %in% c(${rText(pair.arm)}, ${rText(pair.reference)}))
pair$arm <- relevel(factor(pair$arm), ref = ${rText(pair.reference)})
fit <- coxph(Surv(osDay / month, osEvent) ~ arm, data = pair, ties = "efron")
summary(fit)$conf.int
survdiff(Surv(osDay, osEvent) ~ arm, data = pair)
cox.zph(fit, transform = "km")
`;
}
