import { conductedWords, type TrialResult } from "../../../../../src/index.ts";
import { Part } from "./part.tsx";

/** The trial in which each patient got one arm: how it ended, what its looks saw, who was where. */
export function ConductedPanel({ result }: { readonly result: TrialResult }) {
  const { design, conduct } = result;
  if (!conduct) return null;
  return (
    <>
      <p>
        One trial out of these virtual patients, in which each gets one arm. The other tabs show all of them in every
        arm, which no trial could see.
      </p>
      <ul class="results-wide results-plain">
        {conductedWords(design, conduct).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Part part="conduct" />
    </>
  );
}
