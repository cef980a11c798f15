import { loadLimits } from "./limits.ts";
import { useLoaded } from "./use-loaded.ts";

/** What the model does not have, as its own pages say it. */
export function LimitsView() {
  const parts = useLoaded(loadLimits);
  if (!parts) return <p class="model-loading">Loading…</p>;
  return (
    <>
      {parts.map(({ title, paragraphs, bullets }) => (
        <section key={title}>
          <h3>{title}</h3>
          {paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {bullets.length > 0 && (
            <ul>
              {bullets.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  );
}
