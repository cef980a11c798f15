const paths = {
  start: "M5 5v14M19 5 8 12l11 7z",
  back: "M16 5 6 12l10 7zM19 5v14",
  play: "M7 4.5 20 12 7 19.5z",
  pause: "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z",
  on: "M8 5l10 7-10 7zM5 5v14",
  end: "M19 5v14M5 5l11 7-11 7z",
} as const;

/** A sign on a button that has a name in words. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg class="timeline-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** Drugs are told apart by their shape, in ink: hue means kinds of cells. */
const glyphs: Readonly<Record<string, string>> = {
  // Antibodies: a Y.
  antiPD1: "M10 18v-7L4 3M10 11l6-8M2.5 5.5 6 2.6M17.5 5.5 14 2.6",
  antiPDL1: "M10 18v-7L4 3M10 11l6-8M2.5 5.5 6 2.6M17.5 5.5 14 2.6M7 18h6",
  antiCTLA4: "M10 18v-7L4 3M10 11l6-8M2.5 5.5 6 2.6M17.5 5.5 14 2.6M7 15h6",
  interleukin2: "M10 2c4 5 6 7.500 6 10.500a6 6 0 0 1-12 0C4 9.500 6 7 10 2z",
  interferonAlpha: "M10 2c4 5 6 7.500 6 10.500a6 6 0 0 1-12 0C4 9.500 6 7 10 2zM6 12h8",
  vaccine: "M10 3 18 17H2z",
  carT: "M10 5 16 11.500 10 18 4 11.500zM10 5V1M6.500 1v2.500h7V1",
  cytotoxic: "M6 3h8l4 7-4 7H6l-4-7z",
};

export function DrugGlyph({ slot }: { readonly slot: string }) {
  return (
    <svg class="timeline-glyph" viewBox="0 0 20 20" aria-hidden="true">
      <path d={glyphs[slot] ?? "M4 4h12v12H4z"} />
    </svg>
  );
}
