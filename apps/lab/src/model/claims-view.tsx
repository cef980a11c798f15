import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ClaimItem } from "./claim-item.tsx";
import { loadClaims } from "./claims-data.ts";
import { route } from "./route.ts";
import { useLoaded } from "./use-loaded.ts";

const verdict = signal("any");
const lesson = signal("any");

/** What scenarios claim of the model, and what their runs came to: misses first. */
export function ClaimsView() {
  const file = useLoaded(loadClaims);
  const { item } = route.value;
  useEffect(() => {
    if (!item) return;
    verdict.value = "any";
    lesson.value = "any";
  }, [item]);
  if (!file) return <p class="model-loading">Loading the claims…</p>;
  const { claims, version, command } = file;
  const order = ["fails", "weak", "holds"];
  const lessons = [...new Set(claims.flatMap((claim) => claim.lessons))].toSorted((a, b) =>
    a.localeCompare(b, "en", { numeric: true }),
  );
  const shown = claims
    .filter((claim) => verdict.value === "any" || claim.verdict === verdict.value)
    .filter((claim) => lesson.value === "any" || claim.lessons.includes(lesson.value))
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const count = (name: string) => claims.filter((claim) => claim.verdict === name).length;
  return (
    <>
      <p>
        A claim is a statement that runs could contradict: its range was written down first. Of {claims.length} claims
        in version {version}, <b>{count("holds")} hold</b>, {count("weak")} are weak (their interval does not settle
        them) and <b>{count("fails")} fail</b>. Made by <code>{command}</code>. A claim says how the model behaves, not
        how patients fare.
      </p>
      <search class="model-filters">
        <label class="model-field">
          <span>Verdict</span>
          <select value={verdict.value} onChange={(event) => (verdict.value = event.currentTarget.value)}>
            <option value="any">any</option>
            {order.map((name) => (
              <option key={name} value={name}>
                {name} ({count(name)})
              </option>
            ))}
          </select>
        </label>
        <label class="model-field">
          <span>Lesson</span>
          <select value={lesson.value} onChange={(event) => (lesson.value = event.currentTarget.value)}>
            <option value="any">any</option>
            {lessons.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <output>
          {shown.length} of {claims.length}
        </output>
      </search>
      <p class="quiet-text">
        In the small pictures: dot and line, what was found with its interval; shaded, what was expected; thin line, no
        effect.
      </p>
      <div class="model-claims">
        {shown.map((claim) => (
          <ClaimItem key={claim.id} claim={claim} />
        ))}
      </div>
    </>
  );
}
