/** Hands a file to whoever sits at the browser. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers begin to read only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * A picture in pixels.
 *
 * @param sharp  pixels a unit of the picture
 * @throws {Error} where the browser makes none
 */
export async function pngOf(svg: Blob, sharp: number): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * sharp;
    canvas.height = image.naturalHeight * sharp;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!png) throw new Error("this browser made no picture of it: save the SVG");
    return png;
  } finally {
    URL.revokeObjectURL(address);
  }
}
