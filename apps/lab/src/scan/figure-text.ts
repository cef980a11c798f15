import { type ComponentChild, render } from "preact";

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
