import { type ComponentChild, render } from "preact";

/** Puts the page in the place of the first words that came without it. */
export function mount(page: ComponentChild): void {
  const place = document.getElementById("app")!;
  place.replaceChildren();
  render(page, place);
}
