/** The report's style sheet: light and dark pages, light pictures, print. No font and no picture is fetched. */
export const style = `
:root { color-scheme: light dark; --paper: #FFFFFF; --ink: #11161D; --quiet: #4A525C; --line: #D9D5CB; --soft: #F4F2EC;
  --accent: #1A55C0; --warn: #FFF4E0; --warn-line: #C4560A; }
@media (prefers-color-scheme: dark) { :root { --paper: #11161D; --ink: #ECEAE4; --quiet: #B4BAC2; --line: #3A424C;
  --soft: #1B222B; --accent: #8DB4FF; --warn: #2B2114; --warn-line: #E8994F; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main, header, footer, nav { max-width: 58rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0.3rem 0 0.6rem; }
h2 { font-size: 1.35rem; margin: 2.6rem 0 0.6rem; padding-top: 0.8rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.08rem; margin: 1.6rem 0 0.4rem; }
p, ul, ol { max-width: 44rem; }
a { color: var(--accent); overflow-wrap: anywhere; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: 0.5rem 1rem; outline: 2px solid var(--accent); z-index: 1; }
.kind { color: var(--quiet); font-weight: 600; letter-spacing: 0.02em; margin: 0; }
.limits { background: var(--warn); border-left: 5px solid var(--warn-line); padding: 0.4rem 1.2rem 0.8rem; margin: 1.2rem 0; border-top: 0; }
.limits h2 { border: 0; margin: 0.6rem 0 0.3rem; padding: 0; }
.answer { background: var(--soft); border-radius: 8px; padding: 0.6rem 1.2rem; font-size: 1.08rem; }
.answer p { max-width: none; }
nav ol { columns: 2; padding-left: 1.3rem; font-size: 0.95rem; }
figure { margin: 1rem 0 1.6rem; }
.picture { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: #FBFAF7; padding: 0.6rem; }
.picture svg { display: block; min-width: 34rem; height: auto; }
figcaption { color: var(--quiet); font-size: 0.92rem; margin: 0.5rem 0; max-width: 46rem; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; padding: 0.3rem 0; color: var(--accent); }
.scroll { overflow: auto; border: 1px solid var(--line); border-radius: 8px; }
details .scroll { max-height: 30rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0.6rem 0.8rem; }
th, td { text-align: left; padding: 0.35rem 0.8rem; border-top: 1px solid var(--line); vertical-align: top; }
thead th { background: var(--soft); position: sticky; top: 0; white-space: normal; }
tbody th { font-weight: 500; }
th.number, td.number { text-align: right; }
td.number { white-space: nowrap; }
code, pre { font: 0.88rem/1.5 ui-monospace, monospace; }
pre { background: var(--soft); border-radius: 8px; padding: 0.8rem 1rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1.2rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
footer { color: var(--quiet); border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; font-size: 0.92rem; }
.tools { display: flex; gap: 0.6rem; flex-wrap: wrap; margin: 0.3rem 0; }
.tools button { font: inherit; font-size: 0.85rem; min-height: 2rem; padding: 0.15rem 0.7rem; color: var(--accent); background: none;
  border: 1px solid var(--line); border-radius: 6px; cursor: pointer; }
@media (max-width: 40rem) { nav ol { columns: 1; } dl { grid-template-columns: 1fr; } dt { margin-top: 0.4rem; } }
@media print {
  :root { --paper: #FFFFFF; --ink: #000000; --quiet: #333333; --line: #BBBBBB; --soft: #F4F4F4; --warn: #FFFFFF; }
  body { font-size: 10pt; }
  nav, .tools, .skip { display: none; }
  .scroll, details .scroll { max-height: none; overflow: visible; }
  .picture { overflow: visible; break-inside: avoid; }
  .picture svg { min-width: 0; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr, h2, h3 { break-inside: avoid; break-after: auto; }
  h2, h3 { break-after: avoid; }
  a { color: inherit; }
}
`;
