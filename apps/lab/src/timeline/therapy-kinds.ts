/** What drugs of a kind do, in plain words. */
export const kinds: readonly (readonly [slot: string, words: string])[] = [
  ["antiPD1", "Block PD-1, a brake of T cells"],
  ["antiPDL1", "Block PD-L1, which presses that brake"],
  ["antiCTLA4", "Block CTLA-4, a brake in the lymph node"],
  ["interleukin2", "Interleukin 2, a growth signal of T cells"],
  ["interferonAlpha", "Interferon alpha, an alarm signal"],
  ["vaccine", "Vaccines against the tumour"],
  ["carT", "CAR T cells"],
  ["cytotoxic", "Drugs that act on dividing cells"],
];
