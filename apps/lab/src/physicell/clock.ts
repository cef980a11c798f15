/** 2 d 4 h 30 min */
export function clock(minutes: number): string {
  const whole = Math.round(minutes);
  const parts = [
    [Math.floor(whole / 1440), "d"],
    [Math.floor((whole % 1440) / 60), "h"],
    [whole % 60, "min"],
  ] as const;
  return (
    parts
      .filter(([n]) => n > 0)
      .map(([n, unit]) => `${n} ${unit}`)
      .join(" ") || "0 min"
  );
}
