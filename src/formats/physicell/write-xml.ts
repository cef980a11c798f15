/** A tag to be written. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly content: string | readonly Tag[];
}

export function tag(
  name: string,
  content: string | number | boolean | readonly Tag[],
  attributes: Tag["attributes"] = {},
): Tag {
  return { name, attributes, content: typeof content === "object" ? content : String(content) };
}

/** The XML text of a tag and all in it, a tag a line. */
export function printXml(root: Tag): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${print(root, "")}`;
}

function print({ name, attributes, content }: Tag, indent: string): string {
  const start = `${indent}<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("")}`;
  if (content.length === 0) return `${start}/>\n`;
  if (typeof content === "string") return `${start}>${escaped(content)}</${name}>\n`;
  return `${start}>\n${content.map((child) => print(child, `${indent}  `)).join("")}${indent}</${name}>\n`;
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

// Control characters other than tab and line breaks cannot stand in XML, not even escaped.
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => signs[sign]).replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}
