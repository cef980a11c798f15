/** A rule as its code states it. */
export interface Rule {
  readonly name: string;
  readonly words: string;
}

/** What the exported functions of a file say of themselves, without notes on arguments. */
export function rulesOf(text: string): Rule[] {
  const found = text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export function (\w+)/g);
  return [...found].map(([, comment, name]) => ({ name, words: wordsOf(comment) }));
}

function wordsOf(comment: string): string {
  return comment
    .split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, "").trim())
    .filter((line) => !line.startsWith("@"))
    .join(" ")
    .trim();
}
