/**
 * School grade of a text by Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word − 15.59. Syllables are
 * counted by groups of vowels, which errs by a few percent.
 *
 * @param spared  words that readers are told the meaning of, which count as two syllables
 */
export function readingGrade(text: string, spared: ReadonlySet<string> = new Set()): number {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + (spared.has(word) ? 2 : syllablesOf(word)), 0);
  return (0.39 * words.length) / sentences.length + (11.8 * syllables) / words.length - 15.59;
}

export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/).filter((sentence) => /[a-z]/i.test(sentence));
}

export function wordsOf(sentence: string): string[] {
  return sentence.toLowerCase().match(/[a-z]+(?:['’-][a-z]+)*/g) ?? [];
}

function syllablesOf(word: string): number {
  const groups = word.replace(/(?:[^laeiouy]es|[^laeiouydt]ed|[^laeiouy]e)$/, "").match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}
