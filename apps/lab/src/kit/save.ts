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

/**
 * A picture alone on a page of its own size: the browser prints it, or saves it as PDF with text that can be searched.
 *
 * @param svg  text with a `viewBox` that begins at 0 0
 */
export function printPicture(svg: string): void {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const picture = document.createElement("div");
  picture.className = "print-alone";
  picture.innerHTML = svg;
  const page = document.createElement("style");
  page.textContent = `@page { size: ${Math.ceil(Number(width))}px ${Math.ceil(Number(height))}px; margin: 0 }
    @media print {
      body { display: block; min-height: 0 }
      body > :not(.print-alone) { display: none !important }
      .print-alone svg { display: block }
    }
    @media screen { .print-alone { display: none } }`;
  document.body.append(page, picture);
  addEventListener(
    "afterprint",
    () => {
      page.remove();
      picture.remove();
    },
    { once: true },
  );
  print();
}
