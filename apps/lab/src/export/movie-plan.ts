/** What somebody wants of a movie. */
export interface MovieWish {
  /** Seconds of the movie a simulated week. */
  readonly pace: number;
  /** Pictures a second. */
  readonly rate: number;
  /** The substance behind the cells; none when absent. */
  readonly substance?: string;
  readonly kind: "webm" | "png";
}

/** Of more pictures than this, nobody waits for the end. */
export const mostPictures = 3600;

/** Days of a movie's pictures, from the first day to the last that is there: its last picture is the run's last. */
export function movieDays(last: number, { pace, rate }: Pick<MovieWish, "pace" | "rate">): number[] {
  const step = 7 / (pace * rate);
  const count = Math.floor(last / step + 1e-9);
  const days = Array.from({ length: count + 1 }, (_, i) => i * step);
  return last - count * step > 1e-9 ? [...days, last] : days;
}

/** What is wrong with a wish, in words that say what to do; undefined where it can be made. */
export function movieFault(last: number, { pace, rate }: Pick<MovieWish, "pace" | "rate">): string | undefined {
  if (!(pace >= 0.1 && pace <= 120)) return "Write a number of seconds from 0.1 to 120, such as 4.";
  const count = movieDays(last, { pace, rate }).length;
  if (count > mostPictures) {
    return `That would be ${count.toLocaleString("en")} pictures: choose fewer seconds a week, or fewer pictures a second.`;
  }
  return undefined;
}

/** The place of a day between two looks: which is before, and how far on the way to the next. */
export function placeOfDay(days: readonly number[], day: number): { readonly before: number; readonly mix: number } {
  let before = 0;
  while (before + 2 < days.length && days[before + 1] <= day + 1e-9) before++;
  const next = days[before + 1];
  if (next === undefined) return { before, mix: 0 };
  return { before, mix: Math.max(0, Math.min(1, (day - days[before]) / (next - days[before]))) };
}
