/** Regions of an image: 0 outside, else a region's number from 1. */
export interface Regions {
  /** Shape [height, width]. */
  readonly labels: Int32Array;
  readonly count: number;
}

/**
 * Pixels that are brighter than all others within a distance; of equal ones the first.
 *
 * @param mask    1 where to look
 * @param radius  pixels
 */
export function peaks(image: Float32Array, mask: Uint8Array, width: number, radius: number): number[] {
  const height = image.length / width;
  const reach = Math.floor(radius);
  const found: number[] = [];
  for (let at = 0; at < image.length; at++) {
    if (mask[at] === 1 && isPeak(at)) found.push(at);
  }
  return found;

  function isPeak(at: number): boolean {
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const [u, v] = [x + dx, y + dy];
        if (dx * dx + dy * dy > radius * radius || u < 0 || v < 0 || u >= width || v >= height) continue;
        const other = v * width + u;
        if (image[other] > image[at] || (image[other] === image[at] && other < at)) return false;
      }
    }
    return true;
  }
}

const levels = 1024;

/**
 * Parts a mask between seeds: regions grow from the seeds downhill, the brightest pixels first, until they meet.
 *
 * @param seeds  pixels; the first begins region 1
 *
 * Source: Meyer (1994), https://doi.org/10.1016/0165-1684(94)90060-4, without lines between regions
 */
export function watershed(image: Float32Array, mask: Uint8Array, width: number, seeds: readonly number[]): Regions {
  const height = image.length / width;
  const labels = new Int32Array(image.length);
  const largest = image.reduce((most, value) => Math.max(most, value), 0);
  const levelOf = (at: number) => Math.min(levels - 1, Math.floor((image[at] / (largest || 1)) * levels));
  // Pixels that wait, by brightness; within a brightness the first come are the first served.
  const waiting: number[][] = Array.from({ length: levels }, () => []);
  const put = (at: number, label: number, most: number) => {
    labels[at] = label;
    waiting[Math.min(most, levelOf(at))].push(at);
  };
  seeds.forEach((at, i) => {
    put(at, i + 1, levels - 1);
  });
  for (let level = levels - 1; level >= 0; level--) {
    const queue = waiting[level];
    // Grows while it is worked through.
    for (let next = 0; next < queue.length; next++) {
      const at = queue[next];
      const [x, y] = [at % width, Math.floor(at / width)];
      const beside = [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, y > 0 ? at - width : -1];
      beside.push(y < height - 1 ? at + width : -1);
      for (const other of beside)
        if (other >= 0 && mask[other] === 1 && labels[other] === 0) put(other, labels[at], level);
    }
    waiting[level] = [];
  }
  return { labels, count: seeds.length };
}

/**
 * Regions grown by a distance into what is outside of all of them; a pixel goes to the region whose pixel is nearest.
 *
 * @param by  pixels
 */
export function expand({ labels, count }: Regions, width: number, by: number): Regions {
  const height = labels.length / width;
  const grown = labels.slice();
  const reach = Math.floor(by);
  const offsets: { readonly dx: number; readonly dy: number; readonly square: number }[] = [];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const square = dx * dx + dy * dy;
      if (square > 0 && square <= by * by) offsets.push({ dx, dy, square });
    }
  }
  offsets.sort((a, b) => a.square - b.square || a.dy - b.dy || a.dx - b.dx);
  for (let at = 0; at < labels.length; at++) {
    if (labels[at] > 0) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    for (const { dx, dy } of offsets) {
      const [u, v] = [x + dx, y + dy];
      if (u < 0 || v < 0 || u >= width || v >= height) continue;
      const found = labels[v * width + u];
      if (found === 0) continue;
      grown[at] = found;
      break;
    }
  }
  return { labels: grown, count };
}
