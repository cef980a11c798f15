/** Text that is already HTML. Everything else is escaped on its way into a page. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html | readonly Html[];

/** A text made safe between tags and inside quoted attributes. */
function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

/** A template whose values are escaped, unless they are `Html`; lists of `Html` are joined. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  let text = strings[0];
  values.forEach((value, i) => {
    text += show(value) + strings[i + 1];
  });
  return new Html(text);
}

function show(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return value.map((part) => part.text).join("");
}

export const nothing = new Html("");

/** A link to a cited work; anything but http(s) is shown as text, since addresses come from data. */
export function link(address: string, text: string): Html {
  return /^https?:\/\//.test(address) ? html`<a href="${address}" rel="noreferrer">${text}</a>` : html`${text}`;
}

/** A text in which https addresses are links. */
export function withLinks(text: string): Html[] {
  return text.split(/(https:\/\/[^\s;,)]+)/).map((part, i) => (i % 2 === 1 ? link(part, part) : html`${part}`));
}
