import { numbers, type Table, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument, DrawingElement } from "./chart.ts";
import { element, label, picture, pictureWidth } from "./draw.ts";
import { faint, quiet } from "./palette.ts";
import { wrap } from "./quantities.ts";

interface Step {
  readonly stage: string;
  readonly count: number;
  /** Who left at this stage, and why. */
  readonly losses: readonly { readonly reason: string; readonly count: number }[];
}

const line = 17;
const gap = 24;
const trunkCentre = 214;
const trunkWidth = 390;
const asideLeft = 430;
const asideWidth = 382;

/**
 * Participant flow in the manner of CONSORT: a trunk before randomisation, then a column an arm.
 *
 * @param flow  columns stage, arm ("" before randomisation), count, reason. A row without a reason is the number of
 *              patients at a stage; a row with a reason is a number lost at its stage, listed in the same box.
 */
export function participantFlow(flow: Table): Chart {
  const arm = texts(flow, "arm");
  const arms = [...new Set(arm.filter((name) => name !== ""))];
  const trunk = stepsOf(flow, "");
  const branches = arms.map((name) => ({ name, steps: stepsOf(flow, name) }));
  const about = {
    id: "flow",
    title: "Participant flow",
    description: [describe("", trunk), ...branches.map((branch) => describe(branch.name, branch.steps))]
      .filter(Boolean)
      .join(" "),
  };
  return {
    ...about,
    caption:
      "Virtual patients from the first draw to the analysis. Nobody was enrolled: every count is of computed patients.",
    table: flow,
    draw: (document) => draw(document, about, trunk, branches),
  };
}

function stepsOf(flow: Table, arm: string): Step[] {
  const [stage, of, reason] = ["stage", "arm", "reason"].map((name) => texts(flow, name));
  const counts = numbers(flow, "count");
  const steps = new Map<string, { stage: string; count: number; losses: { reason: string; count: number }[] }>();
  for (let row = 0; row < flow.rows; row++) {
    if (of[row] !== arm) continue;
    const step = steps.get(stage[row]) ?? { stage: stage[row], count: Number.NaN, losses: [] };
    steps.set(stage[row], step);
    if (reason[row] === "") step.count = counts[row];
    else step.losses.push({ reason: reason[row], count: counts[row] });
  }
  return [...steps.values()];
}

function describe(arm: string, steps: readonly Step[]): string {
  if (steps.length === 0) return "";
  const said = steps.map((step) => {
    const losses = step.losses.map((loss) => `${loss.reason} ${loss.count}`).join(", ");
    const own = Number.isFinite(step.count) ? `${step.stage} ${step.count}` : step.stage;
    return losses === "" ? own : `${own} (${losses})`;
  });
  return `${arm === "" ? "Before randomisation" : arm}: ${said.join("; ")}.`;
}

interface Box {
  readonly lines: readonly { readonly text: string; readonly heavy: boolean }[];
  readonly height: number;
}

/** A box's lines, wrapped to its width. */
function boxOf(step: Step, width: number): Box {
  const characters = Math.floor((width - 20) / 6.6);
  const total = Number.isFinite(step.count) ? step.count : step.losses.reduce((sum, loss) => sum + loss.count, 0);
  const head = `${step.stage.charAt(0).toUpperCase()}${step.stage.slice(1)}: ${total}`;
  const lines = [
    ...wrap(head, characters).map((text) => ({ text, heavy: true })),
    ...step.losses.flatMap((loss) =>
      wrap(`${loss.reason}: ${loss.count}`, characters - 2).map((text, i) => ({
        text: i === 0 ? `– ${text}` : `  ${text}`,
        heavy: false,
      })),
    ),
  ];
  return { lines, height: lines.length * line + 14 };
}

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  trunk: readonly Step[],
  branches: readonly { readonly name: string; readonly steps: readonly Step[] }[],
): string {
  const parts: DrawingElement[] = [];
  let y = 6;
  for (const step of trunk) {
    if (Number.isFinite(step.count)) {
      const box = boxOf({ ...step, losses: [] }, trunkWidth);
      if (y > 6) parts.push(arrow(document, trunkCentre, y, y + gap));
      y += y > 6 ? gap : 0;
      parts.push(...drawBox(document, box, trunkCentre - trunkWidth / 2, y, trunkWidth));
      y += box.height;
    }
    if (step.losses.length > 0) {
      // Who leaves goes to the side of the trunk, as CONSORT draws it.
      const total = step.losses.reduce((sum, loss) => sum + loss.count, 0);
      const stage = Number.isFinite(step.count) ? `Left after “${step.stage}”` : step.stage;
      const box = boxOf({ stage, count: total, losses: step.losses }, asideWidth);
      parts.push(...drawAside(document, box, y));
      y += box.height + 16;
    }
  }
  if (branches.length === 0) return picture(document, about, y + 8, parts);
  const width = Math.min(300, (pictureWidth - 12 * (branches.length + 1)) / branches.length);
  const pitch = pictureWidth / branches.length;
  const fork = y + gap / 2;
  const centres = branches.map((_, i) => pitch * (i + 0.5));
  parts.push(
    element(document, "path", {
      d: `M${trunkCentre},${y}V${fork}M${Math.min(trunkCentre, centres[0])},${fork}H${Math.max(trunkCentre, centres[centres.length - 1])}`,
      stroke: quiet,
      fill: "none",
      "stroke-width": 1.4,
    }),
  );
  let deepest = fork;
  branches.forEach((branch, i) => {
    deepest = Math.max(deepest, drawBranch(document, parts, branch, centres[i], width, fork));
  });
  return picture(document, about, deepest + 8, parts);
}

function drawAside(document: DrawingDocument, box: Box, y: number): DrawingElement[] {
  const level = y + 8 + box.height / 2;
  return [
    element(document, "path", {
      d: `M${trunkCentre},${y}v${box.height + 16}M${trunkCentre},${level}H${asideLeft - 1}m-5,-4l5,4l-5,4`,
      stroke: quiet,
      fill: "none",
      "stroke-width": 1.4,
    }),
    ...drawBox(document, box, asideLeft, y + 8, asideWidth),
  ];
}

function drawBranch(
  document: DrawingDocument,
  parts: DrawingElement[],
  branch: { readonly name: string; readonly steps: readonly Step[] },
  centre: number,
  width: number,
  top: number,
): number {
  const names = wrap(branch.name, Math.floor((width - 16) / 8.2));
  let y = top + gap;
  parts.push(arrow(document, centre, top, y));
  const head = { lines: names.map((text) => ({ text, heavy: true })), height: names.length * line + 14 };
  parts.push(...drawBox(document, head, centre - width / 2, y, width, faint));
  y += head.height;
  for (const step of branch.steps) {
    parts.push(arrow(document, centre, y, y + gap));
    y += gap;
    const box = boxOf(step, width);
    parts.push(...drawBox(document, box, centre - width / 2, y, width));
    y += box.height;
  }
  return y;
}

function drawBox(
  document: DrawingDocument,
  box: Box,
  x: number,
  y: number,
  width: number,
  fill = "#FFFFFF",
): DrawingElement[] {
  return [
    element(document, "rect", { x, y, width, height: box.height, fill, stroke: quiet, "stroke-width": 1.2, rx: 4 }),
    ...box.lines.map(({ text, heavy }, i) =>
      label(
        document,
        x + 10,
        y + 20 + i * line,
        text,
        heavy ? { "font-weight": 600 } : { fill: quiet, "font-size": 12 },
      ),
    ),
  ];
}

function arrow(document: DrawingDocument, x: number, from: number, to: number): DrawingElement {
  return element(document, "path", {
    d: `M${x},${from}V${to - 1}M${x - 4},${to - 6}L${x},${to - 1}L${x + 4},${to - 6}`,
    stroke: quiet,
    fill: "none",
    "stroke-width": 1.4,
  });
}
