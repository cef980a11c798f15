const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// Control characters cannot stand in XML 1.0, not even as references; neither can halves of surrogate pairs.
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Any text as XML, for elements and for attributes in either kind of quotes. */
export function xmlText(text: string): string {
  return text.replace(forbidden, "\ufffd").replace(/[&<>"']/g, (sign) => entities[sign]);
}

/** The same in ASCII alone: other signs as references by number. XML and GML both know these. */
export function asciiText(text: string): string {
  return xmlText(text).replace(/[^\t\n\r -~]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
