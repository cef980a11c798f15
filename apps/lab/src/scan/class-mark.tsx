import { type OutcomeClass, outcomeClasses } from "../../../../src/index.ts";

interface ClassMarkProps {
  readonly of: OutcomeClass;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly ink: string;
}

const shapes: Readonly<Record<OutcomeClass, string>> = {
  cleared: "M0 -1A1 1 0 1 1 0 1A1 1 0 1 1 0 -1Z",
  shrank: "M-1.05 -0.85H1.05L0 1.05Z",
  held: "M-0.88 -0.88H0.88V0.88H-0.88Z",
  grew: "M-1.05 0.85H1.05L0 -1.05Z",
};

/** A class as a shape; the letter stands beside it. Cleared is hollow: nothing is left. */
export function ClassMark({ of, x, y, size, ink }: ClassMarkProps) {
  return (
    <path
      d={shapes[of]}
      transform={`translate(${x} ${y}) scale(${size / 2})`}
      fill={of === "cleared" ? "none" : ink}
      stroke={ink}
      stroke-width={0.28}
    />
  );
}

/** The mark and its letter within a line of text. */
export function ClassSign({ of }: { readonly of: OutcomeClass }) {
  return (
    <span class="scan-sign">
      <svg viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true">
        <ClassMark of={of} x={0} y={0} size={11} ink="currentColor" />
      </svg>
      <b>{outcomeClasses[of].letter}</b> {of}
    </span>
  );
}
