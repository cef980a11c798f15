/** Results go to standard output, everything else to standard error, so that a pipe gets results alone. */
export function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

export function note(text: string): void {
  process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Colour only where a person looks and has not refused it: https://no-color.org */
export function colourful(): boolean {
  const { NO_COLOR, TERM } = process.env;
  return (process.stdout.isTTY ?? false) && (NO_COLOR ?? "") === "" && TERM !== "dumb";
}

/** Columns of the terminal, or 80 where there is none. */
export function columns(): number {
  return Math.min(process.stdout.columns ?? 80, 120);
}

/** Whether the terminal shows letters beyond ASCII, going by its locale. */
export function ascii(): boolean {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env;
  const locale = LC_ALL || LC_CTYPE || LANG || "";
  return TERM === "dumb" || locale === "C" || locale === "POSIX";
}
