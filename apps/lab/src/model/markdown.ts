/** The part of a page under a heading, up to the next heading of the same or a higher level; "" where there is none. */
export function sectionOf(page: string, heading: string): string {
  const lines = page.split("\n");
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "").trim() === heading);
  if (start < 0) return "";
  const depth = /^#+/.exec(lines[start])![0].length;
  const end = lines.findIndex(
    (line, i) => i > start && (/^#+(?= )/.exec(line)?.[0].length ?? Number.POSITIVE_INFINITY) <= depth,
  );
  return lines
    .slice(start + 1, end < 0 ? undefined : end)
    .join("\n")
    .trim();
}

/** Items of its lists, each on one line. */
export function bulletsOf(section: string): string[] {
  return section
    .split(/^[-*] /m)
    .slice(1)
    .map((item) => plainText(item.split(/\n\s*\n/)[0]));
}

/** Paragraphs that are neither lists, tables nor headings. */
export function paragraphsOf(section: string): string[] {
  return section
    .split(/\n\s*\n/)
    .filter((text) => !/^([-*#|!`]|\d+\. )/.test(text.trim()) && text.trim() !== "")
    .map(plainText);
}

/** Rows of the first table, its heading first. */
export function tableOf(section: string): string[][] {
  const lines = section.split("\n");
  const start = lines.findIndex((line) => line.startsWith("|"));
  if (start < 0) return [];
  const length = lines.slice(start).findIndex((line) => !line.startsWith("|"));
  return lines
    .slice(start, length < 0 ? undefined : start + length)
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .replace(/^\||\|\s*$/g, "")
        .split("|")
        .map(plainText),
    );
}

/** Without the marks of links, code and stress. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[`*]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
