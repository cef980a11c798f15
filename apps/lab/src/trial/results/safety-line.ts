import { safe } from "../../kit/wording.ts";

const LINE = 28;

/**
 * A drawn chart as a picture that leaves the page: a ground of its own, a width and height for programs that ask for
 * them, and under it the line that says what it is.
 *
 * @throws {RangeError} where the text is no SVG with a `viewBox` that begins at 0 0
 */
export function withSafetyLine(svg: string): string {
  const [box, wide, high] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const end = svg.lastIndexOf("</svg>");
  const root = svg.indexOf("<svg");
  if (box === undefined || end < 0 || root < 0) throw new RangeError("a picture without a viewBox cannot be saved");
  const [width, height] = [Number(wide), Number(high) + LINE];
  const open = svg.indexOf(">", root) + 1;
  const head = svg
    .slice(0, open)
    .replace(box, `viewBox="0 0 ${width} ${height}"`)
    .replace('width="100%"', `width="${width}" height="${height}"`);
  const ground = `<rect width="${width}" height="${height}" fill="#FBFAF7"/>`;
  const line = `<text x="${width / 2}" y="${height - 11}" text-anchor="middle" font-size="11" fill="#4A525C">SIMULATED. ${safe.trial}</text>`;
  return `${head}${ground}${svg.slice(open, end)}${line}</svg>`;
}
