import type { Lesson } from "./content.ts";

/** Where it comes from: the page's own words, its references, and further works. */
export function Sources({ lesson }: { readonly lesson: Lesson }) {
  const { quote, sources } = lesson;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">Where this comes from</h2>
      <blockquote>
        <p>“{quote.text}”</p>
        <p class="quiet-text">
          {quote.from}, references {quote.numbers.join(", ")}. {quote.note}
        </p>
      </blockquote>
      <ol class="lesson-sources">
        {sources.map(({ seed, authors, year, title, where, link }) => (
          <li key={title}>
            {authors} ({year}) {title}. {where}.{seed === undefined ? "" : ` Reference ${seed} of the page.`}{" "}
            {link && <a href={link}>{link.replace("https://", "")}</a>}
          </li>
        ))}
      </ol>
    </section>
  );
}
