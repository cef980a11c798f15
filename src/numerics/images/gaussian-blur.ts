import { exp } from "../../foundation/maths.ts";

/**
 * An image blurred by a Gaussian, one axis after the other; beyond its edges the edge repeats.
 *
 * @param image  shape [height, width], rows one after another
 * @param sigma  standard deviation in pixels, ≥ 0; 0 gives a copy
 */
export function gaussianBlur(image: Float32Array, width: number, height: number, sigma: number): Float32Array {
  if (sigma === 0) return image.slice();
  const kernel = gaussian(sigma);
  const half = (kernel.length - 1) / 2;
  const across = new Float32Array(image.length);
  const out = new Float32Array(image.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -half; k <= half; k++)
        sum += kernel[k + half] * image[row + Math.min(width - 1, Math.max(0, x + k))];
      across[row + x] = sum;
    }
  }
  for (let y = 0; y < height; y++) {
    for (let k = -half; k <= half; k++) {
      const from = Math.min(height - 1, Math.max(0, y + k)) * width;
      const weight = kernel[k + half];
      for (let x = 0; x < width; x++) out[y * width + x] += weight * across[from + x];
    }
  }
  return out;
}

/** Weights that sum to 1, out to three standard deviations. */
function gaussian(sigma: number): Float64Array {
  const half = Math.max(1, Math.ceil(3 * sigma));
  const kernel = Float64Array.from({ length: 2 * half + 1 }, (_, i) => exp(-((i - half) ** 2) / (2 * sigma * sigma)));
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  return kernel.map((weight) => weight / total);
}
