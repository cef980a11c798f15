/** Safety wording, kept to the letter: reviewed once, used wherever results are shown or handed on. */
export const safety = {
  trial: "Virtual patients are computer-made. Results here are not evidence about a real treatment.",
  footer:
    "This is a learning model. It is not medical advice. It cannot tell what will happen to you or to anyone you know.",
  drug: "Real drugs help some people and not others, and can have serious side effects. This page shows how the idea works, not how well it works for a person.",
} as const;
