import type { Status, StatusCode } from "./system.ts";

export const done: Status = { code: "done", hint: "" };

const advice: Record<Exclude<StatusCode, "done">, string> = {
  stopped: "A stop or a trigger ended the solution.",
  interrupted: "Resume from its snapshot.",
  "step-too-small":
    "The error stays above the tolerance at any step: look for a jump in a formula (make it a stop or a trigger), or loosen the tolerances.",
  "too-many-steps": "Loosen the tolerances, use an implicit method if the problem is stiff, or allow more attempts.",
  "not-finite": "A formula divides by zero, overflows or leaves its domain: guard it, or check the parameters.",
  negative:
    "A state that must not be negative is driven below zero: let its loss vanish as it does, or loosen its absolute tolerance.",
  singular: "The linear systems cannot be solved at any step: look for infinite or enormous derivatives.",
};

/** A status with the place and the next thing to try. */
export function statusAt(code: Exclude<StatusCode, "done">, time: number, detail = ""): Status {
  return { code, hint: `At t = ${time}${detail === "" ? "" : ` (${detail})`}. ${advice[code]}` };
}
