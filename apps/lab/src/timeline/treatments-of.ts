import { type LabDocument, type Path, treatmentsPath, valueAt, withValue } from "../document/lab-document.ts";
import type { Entry } from "./read-courses.ts";

/** Which of two runs on the screen. */
export type Side = "main" | "beside";

/** Where an arm's own words stand. */
function ownPath(document: LabDocument, side: Side): Path {
  const { beside } = document;
  const shown = treatmentsPath(
    side === "beside" && beside?.kind === "arm" ? { ...document, arm: beside.arm } : document,
  );
  return side === "beside" && beside?.kind === "fork" ? ["beside", "changes"] : ["study", ...shown.slice(0, -1)];
}

/** A value that holds for an arm: its own, else that of the run that it was forked from, else the study's. */
function inForce(document: LabDocument, side: Side, key: string): unknown {
  const own = valueAt(document, [...ownPath(document, side), key]);
  if (own !== undefined) return own ?? undefined;
  if (side === "beside" && document.beside?.kind === "fork") return inForce(document, "main", key);
  return document.study[key];
}

export function treatmentsOf(document: LabDocument, side: Side): readonly Entry[] {
  const list = inForce(document, side, "treatments");
  return Array.isArray(list) ? list.filter((one) => typeof one?.therapy === "string") : [];
}

/** The document with other treatments on one side; an arm that gives what the study gives anyway says nothing. */
export function withTreatments(document: LabDocument, side: Side, entries: readonly Entry[]): LabDocument {
  const path = [...ownPath(document, side), "treatments"];
  const bare = withValue(document, path, undefined);
  const same = JSON.stringify(treatmentsOf(bare, side)) === JSON.stringify(entries);
  return same ? bare : withValue(document, path, entries);
}

export function vaccineAntigensOf(document: LabDocument, side: Side): readonly string[] {
  const names = inForce(document, side, "vaccine-antigens");
  return Array.isArray(names) ? names : [];
}

export function carAntigenOf(document: LabDocument, side: Side): string | undefined {
  const name = inForce(document, side, "car-antigen");
  return typeof name === "string" ? name : undefined;
}

export function withAntigens(
  document: LabDocument,
  side: Side,
  { vaccine, car }: { readonly vaccine?: readonly string[]; readonly car?: string },
): LabDocument {
  let next = document;
  const path = ownPath(document, side);
  if (vaccine && JSON.stringify(vaccine) !== JSON.stringify(vaccineAntigensOf(document, side))) {
    next = withValue(next, [...path, "vaccine-antigens"], vaccine);
  }
  if (car !== undefined && car !== carAntigenOf(document, side)) next = withValue(next, [...path, "car-antigen"], car);
  return next;
}

/** How a side is called: as above its tissue. */
export function sideName({ arm, beside }: LabDocument, side: Side): string {
  if (!beside) return arm;
  if (side === "main") return `A: ${arm}`;
  return beside.kind === "arm" ? `B: ${beside.arm}` : `B: ${arm}, forked on day ${beside.day}`;
}

/** The letter of a side, where there are two. */
export function sideLetter(side: Side): string {
  return side === "main" ? "A" : "B";
}
