import { Html, html } from "./html.ts";
import { script, scriptDigest } from "./script.ts";
import { style } from "./style.ts";
import { safety } from "./wording.ts";

/** A whole page: one file that fetches nothing. The policy in its head holds it to that. */
export function page(about: {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly { readonly id: string; readonly name: string }[];
  readonly body: readonly Html[];
}): string {
  const entries = about.sections.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>\n`);
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptDigest}'; base-uri 'none'; form-action 'none'">
<meta name="generator" content="Immunarium">
<title>${about.title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header>
<p class="kind">Simulated trial · virtual patients</p>
<h1>${about.title}</h1>
<p>${about.subtitle}</p>
</header>
<main id="main">
${about.body[0]}
<nav aria-label="Contents"><ol>
${entries}</ol></nav>
${about.body.slice(1)}
</main>
<footer><p>${safety.trial} ${safety.footer}</p></footer>
<script>${new Html(script)}</script>
</body>
</html>
`.text;
}
