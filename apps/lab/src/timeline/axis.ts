/** Place of a day on an axis of all days, as CSS has it. */
export function percent(day: number, duration: number): string {
  return duration > 0 ? `${Math.min(100, Math.max(0, (day / duration) * 100))}%` : "0%";
}

/** The day under a pointer. */
export function dayAt(clientX: number, track: Element, duration: number): number {
  const { left, width } = track.getBoundingClientRect();
  return Math.min(duration, Math.max(0, ((clientX - left) / width) * duration));
}

const steps = [1, 2, 7, 14, 28, 56, 91, 182, 364];

/** Days that are written on an axis of some pixels: weeks where these are not too many. */
export function axisTicks(duration: number, width: number): number[] {
  const most = Math.max(2, Math.floor(width / 44));
  const step = steps.find((one) => duration / one <= most) ?? Math.ceil(duration / most / 364) * 364;
  const ticks: number[] = [];
  for (let day = 0; day <= duration - step / 2; day += step) ticks.push(day);
  return [...ticks, duration].filter((day, i, all) => all.indexOf(day) === i);
}

/** Doses that one button stands for: those that would lie too close to be told apart. */
export function clusters(days: readonly number[], pixelsPerDay: number, least: number): number[][] {
  const groups: number[][] = [];
  for (const day of days) {
    const group = groups.at(-1);
    if (group && (day - group[group.length - 1]) * pixelsPerDay < least) group.push(day);
    else groups.push([day]);
  }
  return groups;
}

/** Levels for things of some width, so that none lies over another: each takes the first that is free. */
export function levels(places: readonly number[], width: number): number[] {
  const ends: number[] = [];
  return places.map((place) => {
    const free = ends.findIndex((end) => place >= end);
    const level = free < 0 ? ends.length : free;
    ends[level] = place + width;
    return level;
  });
}
