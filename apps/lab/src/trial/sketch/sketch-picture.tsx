import type { TrialDesign } from "../../../../../src/index.ts";
import { armStyleOf } from "../arm-style.ts";
import {
  type ArmLayout,
  courseWords,
  type LooksLayout,
  layout,
  type SketchLayout,
  scanDays,
  type TrackLayout,
} from "./geometry.ts";

/** Screened, enrolled, arms with their doses, scans: one picture of a design. */
export function SketchPicture({
  design,
  layout: drawn,
}: {
  readonly design: TrialDesign;
  readonly layout: SketchLayout;
}) {
  const { width, height, left, right, arms, scans, axis, looks } = drawn;
  return (
    <svg class="sketch-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words(design)}>
      <Flow design={design} width={width} />
      {arms.map((arm, index) => (
        <Arm key={arm.name} arm={arm} index={index} left={left} right={right} />
      ))}
      <text x={left} y={scans.y} class="sketch-label">
        Scans
      </text>
      <path class="sketch-scans" d={scans.xs.map((x) => `M${x.toFixed(1)},${scans.y + 6}v12`).join("") || "M0,0"} />
      <path
        class="sketch-axis"
        d={`M${left + 6},${axis.y}H${right}${axis.ticks.map(({ x }) => `M${x.toFixed(1)},${axis.y}v5`).join("")}`}
      />
      {axis.ticks.map(({ x, months }) => (
        <text key={months} x={x} y={axis.y + 17} text-anchor="middle" class="sketch-tick">
          {months}
        </text>
      ))}
      <text x={right} y={axis.y + 30} text-anchor="end" class="sketch-tick">
        months from randomisation
      </text>
      {looks && <Looks looks={looks} left={left + 6} right={right - 8} />}
    </svg>
  );
}

interface LooksProps {
  readonly looks: LooksLayout;
  readonly left: number;
  readonly right: number;
}

/** Looks as diamonds along what is planned in the end; the final analysis is full. */
function Looks({ looks, left, right }: LooksProps) {
  const { y, title, marks } = looks;
  return (
    <g>
      <text x={left - 6} y={y - 14} class="sketch-label">
        {short(title, 56)}
      </text>
      <path d={`M${left},${y}H${right}`} class="sketch-track" />
      {marks.map(({ x, words, final }) => (
        <g key={x}>
          <path
            d={`M${x.toFixed(1)},${y - 6}l6,6l-6,6l-6,-6z`}
            fill={final ? "currentColor" : "var(--panel)"}
            stroke="currentColor"
            stroke-width={1.5}
          />
          <text x={x} y={y + 20} text-anchor={final ? "end" : "middle"} class="sketch-tick">
            {words}
          </text>
        </g>
      ))}
    </g>
  );
}

function Flow({ design, width }: { readonly design: TrialDesign; readonly width: number }) {
  const middle = width / 2;
  return (
    <>
      <rect x={12} y={6} width={104} height={40} rx={6} class="sketch-box" />
      <text x={64} y={23} text-anchor="middle" class="sketch-label">
        Screened
      </text>
      <text x={64} y={38} text-anchor="middle" class="sketch-tick">
        until {design.patients} fit
      </text>
      <path d={`M118,26h22m-6,-4l6,4l-6,4`} class="sketch-arrow" />
      <rect x={144} y={6} width={206} height={40} rx={6} class="sketch-box" />
      <text x={247} y={23} text-anchor="middle" class="sketch-label">
        {design.patients} virtual patients
      </text>
      <text x={247} y={38} text-anchor="middle" class="sketch-tick">
        {design.cancer.replaceAll("-", " ")}
      </text>
      <path d={`M${middle + 67},48v14m-4,-6l4,6l4,-6`} class="sketch-arrow" />
      <text x={middle + 57} y={60} text-anchor="end" class="sketch-tick">
        {allocationWords(design)}
      </text>
    </>
  );
}

interface ArmProps {
  readonly arm: ArmLayout;
  readonly index: number;
  readonly left: number;
  readonly right: number;
}

function Arm({ arm, index, left, right }: ArmProps) {
  const { colour, dash } = armStyleOf(index);
  const below = arm.tracks.at(-1)?.y ?? arm.y + 22;
  return (
    <g>
      <path
        d={`M${left},${arm.y + 4}h22`}
        stroke={colour}
        stroke-width={4}
        stroke-dasharray={dash}
        class="sketch-key"
      />
      <text x={left + 28} y={arm.y + 8} class="sketch-arm">
        {short(arm.name, 46)}
      </text>
      {arm.tracks.length === 0 && (
        <text x={left + 6} y={arm.y + 28} class="sketch-tick">
          observation: no treatment
        </text>
      )}
      {arm.tracks.map((track, place) => (
        <Track key={place} track={track} left={left} right={right} colour={colour} />
      ))}
      {arm.crossover && (
        <text x={left + 6} y={below + 22} class="sketch-tick">
          at progression some go on with {short(arm.crossover, 30)}
        </text>
      )}
    </g>
  );
}

interface TrackProps {
  readonly track: TrackLayout;
  readonly left: number;
  readonly right: number;
  readonly colour: string;
}

function Track({ track, left, right, colour }: TrackProps) {
  const { y, xs, dense, openEnded, words } = track;
  const marks = dense
    ? xs.map((x) => `M${x.toFixed(1)},${y - 8}v8`)
    : xs.map((x) => `M${x.toFixed(1)},${y - 8}l3.5,8h-7z`);
  return (
    <g style={{ color: colour }}>
      <text x={left + 6} y={y - 13} class="sketch-tick">
        {short(words, 58)}
      </text>
      <path d={`M${left + 6},${y}H${right}`} class="sketch-track" />
      {xs.length > 0 && <path d={marks.join("")} class={dense ? "sketch-lines" : "sketch-doses"} />}
      {openEnded && <path d={`M${right - 1},${y - 8}l7,4l-7,4z`} class="sketch-doses" />}
    </g>
  );
}

/** How patients come to arms, in a few words. */
function allocationWords({ arms, allocation, sequential, accrual }: TrialDesign): string {
  if (arms.length === 1) return "one arm";
  if (!allocation && !sequential && !accrual) return `each in all ${arms.length} arms, same luck`;
  const strata = (allocation?.strata ?? []).reduce((product, { cuts }) => product * (cuts.length + 1), 1);
  const ratio = (allocation?.ratio ?? arms.map(() => 1)).join(":");
  return `one arm each, ${ratio}${strata > 1 ? ` in ${strata} strata` : ""}`;
}

function short(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** The picture in words. */
function words(design: TrialDesign): string {
  const arms = design.arms.map(
    ({ name, treatments }) => `${name}: ${treatments.map(courseWords).join("; ") || "observation"}`,
  );
  const scans = scanDays(design.visits, design.duration).length;
  const looks = looksWords(layout(design));
  return `${design.patients} virtual patients, ${allocationWords(design)}. ${arms.join(". ")}. ${scans} scans over ${Math.round(design.duration / 30.4375)} months.${looks}`;
}

function looksWords({ looks }: SketchLayout): string {
  return looks ? ` ${looks.title}: ${looks.marks.map(({ words }) => words).join(", ")}.` : "";
}
