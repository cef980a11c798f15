/** Text as HTML shows it, also within an attribute. */
function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (letter) => names[letter]);
}

/** A frame for other pages, with a link in it for those whose pages show none. */
export function embedSnippet(link: string, title: string): string {
  const [href, name] = [link, title].map(escapeHtml);
  return `<iframe src="${href}" title="${name}" width="100%" height="760" loading="lazy" style="border:1px solid #ccc"><a href="${href}">${name}</a></iframe>`;
}
