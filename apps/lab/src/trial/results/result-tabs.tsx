import type { TrialResult } from "../../../../../src/index.ts";
import { ClickWords } from "./click-words.tsx";
import { ConductedPanel } from "./conducted-panel.tsx";
import { ExportsPanel } from "./exports-panel.tsx";
import { OperatingPanel } from "./operating-panel.tsx";
import { Part } from "./part.tsx";
import { PatientsPanel } from "./patients-panel.tsx";
import { ResponsePanel } from "./response-panel.tsx";
import { SurvivalPanel } from "./survival-panel.tsx";
import type { Tab } from "./tabs.tsx";

/** A tab for each kind of evidence, in the order in which a trial is read. */
export function resultTabs(result: TrialResult): readonly Tab[] {
  return [
    { name: "Flow", show: () => <Part part="flow" /> },
    ...(result.conduct ? [{ name: "As conducted", show: () => <ConductedPanel result={result} /> }] : []),
    {
      name: "Baseline",
      show: () => (
        <>
          <p>
            Median (lower quartile, upper quartile), or patients (percent). The standardised difference is the largest
            between any two arms; there are no p values. The same virtual patients enter every arm, so arms differ only
            where a run failed or where reading a scan does.
          </p>
          <Part part="baseline" />
        </>
      ),
    },
    { name: "Response", show: () => <ResponsePanel result={result} /> },
    {
      name: "Tumour size",
      show: () => (
        <>
          <ClickWords />
          <Part part="size" />
        </>
      ),
    },
    { name: "Survival", show: () => <SurvivalPanel result={result} /> },
    {
      name: "Subgroups",
      show: () => (
        <>
          <p>
            <strong>Exploratory.</strong> The thirds were no part of the design, and nothing is adjusted for looking at
            many groups. In the model a biomarker acts through named mechanisms, so these figures show what the model
            assumes as much as what it finds.
          </p>
          <Part part="subgroups" empty="There are too few virtual patients for subgroups: run more." />
        </>
      ),
    },
    {
      name: "Exposure",
      show: () => (
        <>
          <p>
            Medians and bands are over the recorded virtual patients of an arm who are still followed. A band shows how
            patients differ, not how well the model is known.
          </p>
          <Part part="exposure" empty="No arm of this trial gets a drug whose course is recorded." />
        </>
      ),
    },
    {
      name: "Safety",
      show: () => (
        <>
          <p>
            <strong>Proxy.</strong> The model has no organs that a drug could harm. Each therapy carries a chance of
            stopping while it is given; it stands for side effects as a whole and says nothing about which, when or how
            severe.
          </p>
          <Part part="safety" />
        </>
      ),
    },
    {
      name: "Published",
      show: () => (
        <>
          <h3>Comparison with published figures</h3>
          <p>
            Simulated figures beside published ones, misses as plainly as hits. The interval is what a trial of the
            published size would give in this model.
          </p>
          <Part
            part="published"
            empty="This design carries no published figure that was checked against its source. Shipped trials do: choose one under “Start from”."
          />
        </>
      ),
    },
    { name: "Operating characteristics", show: () => <OperatingPanel result={result} /> },
    { name: "Patients", show: () => <PatientsPanel result={result} /> },
    { name: "Exports", show: () => <ExportsPanel result={result} /> },
  ];
}
