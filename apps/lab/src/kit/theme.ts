import { effect, signal } from "@preact/signals";

export type Theme = "light" | "dark";

const key = "immunarium.theme";

/** Storage may be denied; a choice then lasts as long as the page. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Nothing is lost: the page goes on with the choice.
  }
}

const system = matchMedia("(prefers-color-scheme: dark)");
const chosen = remembered(key);

/** The system's, unless somebody chose. */
export const theme = signal<Theme>(
  chosen === "light" || chosen === "dark" ? chosen : system.matches ? "dark" : "light",
);
system.addEventListener("change", ({ matches }) => {
  if (remembered(key) === null) theme.value = matches ? "dark" : "light";
});
effect(() => {
  document.documentElement.dataset.theme = theme.value;
});

export function switchTheme(): void {
  theme.value = theme.value === "dark" ? "light" : "dark";
  remember(key, theme.value);
}

/** Whether pictures should stand still until asked. */
export const reducedMotion = signal(matchMedia("(prefers-reduced-motion: reduce)").matches);
matchMedia("(prefers-reduced-motion: reduce)").addEventListener("change", ({ matches }) => {
  reducedMotion.value = matches;
});
