import { type ComponentChild, render } from "preact";

/** Offers a text as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // Some browsers read the address only after the click was dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A figure as a file of its own: drawn anew, outside of the page. */
export function figureText(figure: ComponentChild, title: string): string {
  const place = document.createElement("div");
  render(figure, place);
  const svg = place.querySelector("svg");
  if (!svg) return "";
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const name = document.createElementNS("http://www.w3.org/2000/svg", "title");
  name.textContent = title;
  svg.prepend(name);
  const text = new XMLSerializer().serializeToString(svg);
  render(null, place);
  return text;
}
