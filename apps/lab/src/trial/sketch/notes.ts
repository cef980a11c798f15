import type { TrialDesign } from "../../../../../src/index.ts";
import { isOpenEnded, plannedDays, scanDays } from "./geometry.ts";

/** `week 48`, or `day 3` where it is no whole week. */
function weekOrDay(days: number): string {
  return days % 7 === 0 ? `week ${days / 7}` : `day ${Math.round(days)}`;
}

/**
 * What is sound and may still surprise: the file's reader refuses what cannot be run, this says what somebody may not
 * have meant.
 */
export function designNotes(design: TrialDesign): string[] {
  const { arms, duration, visits, contrasts, landmarks, patients, response } = design;
  const scans = scanDays(visits, duration);
  const last = scans.at(-1);
  const notes: string[] = [];
  if (last === undefined) notes.push("No scan falls within follow-up: nothing would be seen.");
  else if (scans.length < 3)
    notes.push(
      `Only ${scans.length} scan${scans.length === 1 ? "" : "s"} within follow-up: times of progression will be coarse.`,
    );
  if (scans.length === 1 && response.confirmation) notes.push("With one scan no response can be confirmed.");
  for (const arm of arms) {
    for (const treatment of arm.treatments) {
      const end = plannedDays(treatment, duration).at(-1);
      if (isOpenEnded(treatment) || end === undefined || last === undefined || end <= last) continue;
      notes.push(
        `Arm ${arm.name}: the last dose of ${treatment.therapy} (${weekOrDay(end)}) is after the last scan (${weekOrDay(last)}).`,
      );
    }
    const first = arm.treatments
      .map((treatment) => plannedDays(treatment, duration)[0])
      .filter((day) => day !== undefined);
    if (last !== undefined && first.length > 0 && Math.min(...first) > scans[0]) {
      notes.push(
        `Arm ${arm.name}: the first scan (${weekOrDay(scans[0])}) is before the first dose (${weekOrDay(Math.min(...first))}).`,
      );
    }
  }
  const compared = new Set(contrasts.flatMap(({ arm, reference }) => [arm, reference]));
  const alone = arms.filter(({ name }) => !compared.has(name));
  if (arms.length > 1 && alone.length > 0)
    notes.push(`Not compared with any arm: ${alone.map(({ name }) => name).join(", ")}.`);
  if (landmarks.length === 0) notes.push("Follow-up is shorter than a year: add a time at which survival is reported.");
  notes.push(...conductNotes(design));
  if (patients < 30) notes.push(`${patients} virtual patients: intervals will be wide.`);
  return notes;
}

/** What may surprise in a trial with allocated patients. */
function conductNotes({ arms, sequential, twoStage, allocation, accrual, patients }: TrialDesign): string[] {
  const notes: string[] = [];
  const size = twoStage ? twoStage.stages.n : arms.reduce((sum, arm) => sum + arm.size, 0);
  if ((allocation || accrual || sequential || twoStage) && size > patients)
    notes.push(
      `The trial enrols ${size} of ${patients} virtual patients: some stand in it twice. Run ${size} or more for different people.`,
    );
  if (!sequential) return notes;
  const pair = arms.filter(({ name }) => name === sequential.arm || name === sequential.reference);
  const enrolled = pair.reduce((sum, arm) => sum + arm.size, 0);
  const { looks } = sequential;
  const planned = looks.by === "events" ? looks.events[looks.events.length - 1] : looks.events;
  if (planned > enrolled)
    notes.push(
      `${planned} events are planned of ${enrolled} patients in the compared arms: the final look comes at the end of follow-up.`,
    );
  const strata = (allocation?.strata ?? []).reduce((product, { cuts }) => product * (cuts.length + 1), 1);
  if (strata > 1 && enrolled / strata < 10)
    notes.push(`${strata} strata share ${enrolled} patients: fewer than ten in many of them.`);
  return notes;
}
