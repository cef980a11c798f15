import { safety } from "../../../../src/index.ts";

/** Safety wording, reviewed once and used everywhere. */
export const safe = {
  ...safety,
  ask: "Questions about your own care? Ask your care team.",
  run: "One run shows one way things could go in the model. Run it again and it may go differently.",
  hard: "Some of these pictures show cancer growing. You can stop, skip, or hide the tissue view at any time.",
  noblame: "How a tumour behaves here depends on cells and chance. It is not about anyone's effort, mood or strength.",
  untested: "These pages were not yet tested with patients.",
} as const;
