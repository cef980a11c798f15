import { signal } from "@preact/signals";
import { type Fills, families, fillsOf } from "./palette.ts";

/** Colours that the system forces on pages (`forced-colors`), for canvases, which it does not reach. */
export interface SystemColours {
  readonly fills: Fills;
  /** Outlines, and ink on cells: the ground. */
  readonly line: string;
  /** Rings and crosses around cells. */
  readonly ink: string;
}

export const systemColours = signal<SystemColours | undefined>(undefined);

const asked = globalThis.matchMedia?.("(forced-colors: active)");
asked?.addEventListener("change", read);
if (asked) read();

function read(): void {
  systemColours.value = asked?.matches ? colours() : undefined;
}

function colours(): SystemColours {
  const probe = document.createElement("span");
  document.documentElement.append(probe);
  const hex = (name: string) => {
    probe.style.color = name;
    const parts = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
    return `#${[0, 1, 2]
      .map((i) =>
        Math.round(Number(parts[i] ?? 0))
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")}`;
  };
  const [ground, text, link, grey] = ["Canvas", "CanvasText", "LinkText", "GrayText"].map(hex);
  probe.remove();
  const of = ([kind]: readonly string[]) => (kind.startsWith("tumour") ? link : kind === "healthy" ? grey : text);
  return { fills: fillsOf(families.map(({ kinds }) => of(kinds))), line: ground, ink: text };
}
