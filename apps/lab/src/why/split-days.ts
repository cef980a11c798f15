/** A part of a sentence; with a day where it names one. */
export interface Part {
  readonly words: string;
  readonly day?: number;
}

/** `By day 12 it …` as `By `, `day 12`, ` it …`. */
export function splitDays(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(/\bday (\d+(?:\.\d+)?)/g)) {
    if (match.index > at) parts.push({ words: text.slice(at, match.index) });
    parts.push({ words: match[0], day: Number(match[1]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ words: text.slice(at) });
  return parts;
}
