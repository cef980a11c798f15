import type { Response, ResponseOptions, TimePoint } from "./assessment.ts";

/**
 * Best overall response and the day on which it began, from the responses up to progression.
 *
 * Unconfirmed responses count as stable disease if they lie late enough, else as what follows them. `NE` between a
 * response and its confirmation is bridged, up to `missedBetween` of them.
 *
 * Source: Eisenhauer et al. (2009), RECIST 1.1, section 4.4 and table 3, https://doi.org/10.1016/j.ejca.2008.10.026
 */
export function bestResponse(
  visits: readonly Pick<TimePoint, "day" | "response">[],
  options: ResponseOptions = {},
): { best: Response; responseDay: number } {
  const { confirmation = true, stableDays = 42 } = options;
  const end = visits.findIndex(({ response }) => response === "PD");
  const open = end < 0 ? visits : visits.slice(0, end);
  const holds = (first: number, accepted: readonly Response[]) =>
    accepted.includes(open[first].response) && (!confirmation || isConfirmed(open, first, accepted, options));
  const onset = (accepted: readonly Response[]) => open.findIndex((_, i) => holds(i, accepted));
  const responding = onset(["CR", "PR"]);
  if (responding >= 0) {
    const best = onset(["CR"]) >= 0 ? "CR" : "PR";
    return { best, responseDay: open[responding].day };
  }
  const stable = open.some(({ day, response }) => response !== "NE" && day >= stableDays);
  return { best: stable ? "SD" : end >= 0 ? "PD" : "NE", responseDay: Number.NaN };
}

function isConfirmed(
  visits: readonly Pick<TimePoint, "day" | "response">[],
  first: number,
  accepted: readonly Response[],
  { confirmationDays = 28, missedBetween = 1 }: ResponseOptions,
): boolean {
  let missed = 0;
  for (let next = first + 1; next < visits.length; next++) {
    const { day, response } = visits[next];
    if (response === "NE") {
      missed += 1;
      if (missed > missedBetween) return false;
    } else if (!accepted.includes(response)) return false;
    else if (day - visits[first].day >= confirmationDays) return true;
    else missed = 0;
  }
  return false;
}

/** Smallest change up to and including the visit of progression. */
export function smallestChange(visits: readonly TimePoint[], progressionDay: number): number {
  let least = Number.NaN;
  for (const { day, change } of visits) {
    if (day > progressionDay) break;
    if (!(least <= change) && !Number.isNaN(change)) least = change;
  }
  return least;
}
