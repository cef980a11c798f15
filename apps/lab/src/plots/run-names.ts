import type { LabDocument } from "../document/lab-document.ts";
import { sayDay } from "./say-value.ts";

/** What the two runs of a document are called: A is the arm on the screen. */
export function runNames({ arm, beside }: LabDocument): { readonly main: string; readonly beside?: string } {
  const main = `A: ${arm}`;
  if (!beside) return { main: arm };
  return { main, beside: beside.kind === "arm" ? `B: ${beside.arm}` : `B: fork on day ${sayDay(beside.day)}` };
}
