/** The local maxima of a sampled curve: time and value of every sample that is higher than both its neighbours. */
export function peaks(times: ArrayLike<number>, values: ArrayLike<number>): { time: number; value: number }[] {
  const found: { time: number; value: number }[] = [];
  for (let i = 1; i + 1 < values.length; i++) {
    if (values[i] > values[i - 1] && values[i] >= values[i + 1]) found.push({ time: times[i], value: values[i] });
  }
  return found;
}

/** `from`, `from + step`, … up to `to`. */
export function grid(from: number, to: number, step = 1): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}
