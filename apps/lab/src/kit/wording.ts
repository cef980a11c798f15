/** Safety wording, reviewed once and used everywhere. */
export const safe = {
  footer:
    "This is a learning model. It is not medical advice. It cannot tell what will happen to you or to anyone you know.",
  ask: "Questions about your own care? Ask your care team.",
  run: "One run shows one way things could go in the model. Run it again and it may go differently.",
  drug: "Real drugs help some people and not others, and can have serious side effects. This page shows how the idea works, not how well it works for a person.",
  hard: "Some of these pictures show cancer growing. You can stop, skip, or hide the tissue view at any time.",
  noblame: "How a tumour behaves here depends on cells and chance. It is not about anyone's effort, mood or strength.",
  trial: "Virtual patients are computer-made. Results here are not evidence about a real treatment.",
  untested: "These pages were not yet tested with patients.",
} as const;
