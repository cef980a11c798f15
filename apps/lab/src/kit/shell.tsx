import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { version } from "../../../../src/index.ts";
import { keepOffline, UpdateNotice } from "../offline/register.tsx";
import { KeyboardHelp } from "./keyboard-help.tsx";
import { LiveRegion } from "./live-region.tsx";
import { switchTheme, theme } from "./theme.ts";
import { safe } from "./wording.ts";

export type PageName = "home" | "learn" | "lab" | "trial" | "scan" | "model";

/** Where pages are, seen from the page at hand: the site works in any folder of a host. */
export const root = new URL(document.documentElement.dataset.root ?? "./", document.baseURI);

keepOffline(root);

const pages: readonly { readonly name: PageName; readonly label: string; readonly path: string }[] = [
  { name: "learn", label: "Learn", path: "learn/fewer-targets/" },
  { name: "lab", label: "Lab", path: "lab/" },
  { name: "trial", label: "Trial", path: "trial/" },
  { name: "scan", label: "Scan", path: "scan/" },
  { name: "model", label: "Model", path: "model/" },
];

const online = signal(navigator.onLine);
addEventListener("online", () => (online.value = true));
addEventListener("offline", () => (online.value = false));

interface ShellProps {
  readonly page: PageName;
  /** A column of text, or all the width. */
  readonly reading?: boolean;
  /** Further places to skip to: id and words. */
  readonly skip?: readonly (readonly [id: string, label: string])[];
  readonly children: ComponentChildren;
}

/** What every page has: ways around, theme, help, safety wording. */
export function Shell({ page, reading = false, skip = [], children }: ShellProps) {
  return (
    <>
      <div class="skip-links">
        {[["main", "Skip to the content"] as const, ...skip].map(([id, label]) => (
          <a key={id} href={`#${id}`} onClick={(event) => goTo(event, id)}>
            {label}
          </a>
        ))}
      </div>
      <header class="site-header">
        <a class="brand" href={root.href}>
          <Mark />
          Immunarium
        </a>
        <nav aria-label="Site">
          {pages.map(({ name, label, path }) => (
            <a key={name} href={new URL(path, root).href} aria-current={name === page ? "page" : undefined}>
              {label}
            </a>
          ))}
        </nav>
        {!online.value && <span class="chip">Offline: everything here still works</span>}
        <div class="site-tools">
          <button type="button" class="quiet" onClick={switchTheme}>
            {theme.value === "dark" ? "Light theme" : "Dark theme"}
          </button>
          <KeyboardHelp />
        </div>
      </header>
      <UpdateNotice />
      <main id="main" tabIndex={-1} class={reading ? "reading" : undefined}>
        {children}
      </main>
      <footer class="site-footer">
        <p>
          <strong>{safe.footer}</strong> {safe.ask}
        </p>
        <p>
          Immunarium {version}. Runs in this tab: nothing is sent anywhere. {safe.untested}
        </p>
      </footer>
      <LiveRegion />
    </>
  );
}

/** A share link lives in the fragment: skipping must not overwrite it. */
function goTo(event: Event, id: string): void {
  event.preventDefault();
  const target = document.getElementById(id);
  target?.scrollIntoView();
  target?.focus();
}

function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <rect x="8" y="8" width="11" height="11" rx="3.5" fill="#FE6311" stroke="currentColor" stroke-width="1.2" />
      <path d="M6.5 2 11 6.5 6.5 11 2 6.5Z" fill="#226BEB" stroke="currentColor" stroke-width="1.2" />
    </svg>
  );
}
