import { references } from "../../../../src/index.ts";
import { itemId } from "./route.ts";

/** Every work that a number or an equation comes from. */
export function ReferencesView() {
  const works = Object.entries(references);
  return (
    <>
      <p>{works.length} works. Links lead away from this site, and are opened only when you choose them.</p>
      <ol class="model-references">
        {works.map(([key, { authors, year, title, where, link }]) => (
          <li key={key} id={itemId("reference", key)}>
            {authors} ({year}). <cite>{title}</cite>. {where}.{" "}
            {link && (
              <a href={link} rel="noreferrer noopener">
                {link.replace(/^https?:\/\//, "")}
              </a>
            )}{" "}
            <code>{key}</code>
          </li>
        ))}
      </ol>
    </>
  );
}
