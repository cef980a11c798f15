import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { LazyView } from "./lazy-view.tsx";
import "./model.css";
import { route, type ViewName, viewNames } from "./route.ts";

const loaders: Readonly<Record<ViewName, () => Promise<ComponentType>>> = {
  overview: async () => (await import("./overview-view.tsx")).OverviewView,
  equations: async () => (await import("./equations-view.tsx")).EquationsView,
  tissue: async () => (await import("./tissue-view.tsx")).TissueView,
  processes: async () => (await import("./processes-view.tsx")).ProcessesView,
  parameters: async () => (await import("./parameters-view.tsx")).ParametersView,
  drugs: async () => (await import("./drugs-view.tsx")).DrugsView,
  limits: async () => (await import("./limits-view.tsx")).LimitsView,
  verification: async () => (await import("./verification-view.tsx")).VerificationView,
  claims: async () => (await import("./claims-view.tsx")).ClaimsView,
  references: async () => (await import("./references-view.tsx")).ReferencesView,
};

/** All that the model is made of, a part at a time; addresses lead to parts and to single items. */
export function ModelPage() {
  const { view, item } = route.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    document.title = `${viewNames[view]}: Model: Immunarium`;
    // On a change of view reading begins at its heading; a page that was just opened begins at its top.
    if (!first.current && !item) heading.current?.focus();
    first.current = false;
  }, [view, item]);
  return (
    <>
      <h1>The model: what is in it, and what is not</h1>
      <div class="model-layout">
        <nav class="model-parts" aria-label="Parts of the model" data-region>
          <ul>
            {Object.entries(viewNames).map(([name, label]) => (
              <li key={name}>
                <a href={`#view=${name}`} aria-current={name === view ? "page" : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <section class="model-view" aria-labelledby="model-part" data-region>
          <h2 id="model-part" ref={heading} tabIndex={-1}>
            {viewNames[view]}
          </h2>
          <LazyView key={view} load={loaders[view]} />
        </section>
      </div>
    </>
  );
}
