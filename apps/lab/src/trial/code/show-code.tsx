import "./code.css";
import { useState } from "preact/hooks";
import { Dialog } from "../../kit/dialog.tsx";
import { announce } from "../../kit/live-region.tsx";
import { download } from "../../kit/save.ts";
import { safe } from "../../kit/wording.ts";
import { useStore } from "../store-context.ts";
import { fileOf, snippets } from "./snippets.ts";

/** The design as a file, a command, a program, and its analysis in R. */
export function ShowCode({ open, onClose }: { readonly open: boolean; onClose(): void }) {
  const { design, yaml, faults } = useStore().session.checked.value;
  const [chosen, choose] = useState(0);
  if (!design)
    return (
      <Dialog open={open} title="Show as code" onClose={onClose}>
        The design must be in order first.
      </Dialog>
    );
  const all = snippets(design, yaml);
  const { words, code, name } = all[chosen];
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => announce(`${name} copied.`),
      () => announce("The browser did not allow copying: select the text and copy it."),
    );
  return (
    <Dialog open={open} title="Show as code" onClose={onClose}>
      <p class="quiet-text">{safe.trial}</p>
      {faults.length > 0 && <p class="notice">Something is to be mended: this is the last design that was in order.</p>}
      <fieldset class="row code-forms">
        <legend class="visually-hidden">Form of the code</legend>
        {all.map((snippet, index) => (
          <button key={snippet.name} type="button" aria-pressed={index === chosen} onClick={() => choose(index)}>
            {snippet.name}
          </button>
        ))}
      </fieldset>
      <p>{words}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long code scrolls, with the keyboard too */}
      <section class="code-text" tabIndex={0} aria-label={name}>
        <pre>{code}</pre>
      </section>
      <div class="row">
        <button type="button" onClick={copy}>
          Copy
        </button>
        {chosen === 0 && (
          <button
            type="button"
            onClick={() => download(fileOf(design), new Blob([yaml], { type: "application/yaml" }))}
          >
            Save {fileOf(design)}
          </button>
        )}
      </div>
    </Dialog>
  );
}
