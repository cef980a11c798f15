/**
 * The value that parts an image's pixels best into dark and bright: the one that makes the variance between the two
 * classes largest, on 256 even bins from the least value to the largest.
 *
 * Source: Otsu (1979), https://doi.org/10.1109/TSMC.1979.4310076
 */
export function otsuThreshold(image: Float32Array): number {
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of image) {
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  }
  if (!(largest > least)) return largest;
  const bins = 256;
  const scale = bins / (largest - least);
  const counts = new Float64Array(bins);
  for (const value of image) counts[Math.min(bins - 1, Math.floor((value - least) * scale))]++;
  const total = image.length;
  const sum = counts.reduce((all, count, bin) => all + bin * count, 0);
  let [below, sumBelow, best, threshold] = [0, 0, -1, 0];
  for (let bin = 0; bin < bins - 1; bin++) {
    below += counts[bin];
    sumBelow += bin * counts[bin];
    if (below === 0 || below === total) continue;
    const between = (sumBelow / below - (sum - sumBelow) / (total - below)) ** 2 * below * (total - below);
    if (between <= best) continue;
    best = between;
    threshold = bin + 1;
  }
  return least + threshold / scale;
}
