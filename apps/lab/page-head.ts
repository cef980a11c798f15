/** What pages may load and ask for: themselves. Workers get the same by the server's header. */
export const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join("; ");

/** The part of `<head>` that every page has. */
export const pageHead = `<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="description" content="An open virtual laboratory for cancer immunotherapy. A learning model, not medical advice." />
    <meta name="theme-color" content="#11161d" />
    <meta name="referrer" content="no-referrer" />
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="manifest" href="/manifest.webmanifest" />`;

/** What stands where scripts are switched off. */
export const withoutScript = `<noscript>
      <p>This page computes in your browser and needs JavaScript. This is a learning model. It is not medical advice.</p>
    </noscript>`;

/** First words, before any script has come: what this is, and that it is no advice. The page takes their place. */
export function firstWords(title: string): string {
  return `<header class="site-header"><span class="brand">Immunarium</span></header>
      <main>
        <p class="first-words">${title}</p>
        <p>Preparing the page…</p>
        <p class="quiet-text">This is a learning model. It is not medical advice.</p>
      </main>`;
}
