/** The roundest length (1, 2 or 5 times a power of ten, µm) that takes at most this many pixels. */
export function scaleBar(zoom: number, room: number): { readonly length: number; readonly pixels: number } {
  const most = room / zoom;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].find((step) => step * power <= most)! * power;
  return { length, pixels: length * zoom };
}

export const lengthText = (length: number) =>
  length >= 1000 ? `${length / 1000} mm` : `${Number(length.toPrecision(2))} µm`;
