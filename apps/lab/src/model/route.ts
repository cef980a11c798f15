import { signal } from "@preact/signals";

/** A place on the page: `#view=claims`, or an item such as `#parameter=killHits`. */
export interface Route {
  readonly view: ViewName;
  /** id of the element of the item, where there is one. */
  readonly item?: string;
}

export const viewNames = {
  overview: "Overview",
  equations: "Body: words and equations",
  tissue: "Tissue: cells and substances",
  processes: "Tissue: what cells do",
  parameters: "Parameters",
  drugs: "Drugs",
  limits: "What is left out",
  verification: "Verification",
  claims: "Claims of this version",
  references: "References",
} as const;
export type ViewName = keyof typeof viewNames;

/** Kinds of items and the view that each stands in. */
const itemViews: Readonly<Record<string, ViewName>> = {
  parameter: "parameters",
  module: "equations",
  quantity: "equations",
  process: "processes",
  substance: "tissue",
  drug: "drugs",
  claim: "claims",
  reference: "references",
  case: "verification",
};

/** What a fragment asks for; what it does not know leads to the overview. */
export function readRoute(fragment: string): Route {
  const [kind, ...rest] = fragment.replace(/^#/, "").split("=");
  const name = decoded(rest.join("="));
  if (kind === "view" && Object.hasOwn(viewNames, name)) return { view: name as ViewName };
  if (Object.hasOwn(itemViews, kind) && name !== "") return { view: itemViews[kind], item: itemId(kind, name) };
  return { view: "overview" };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** id of an item's element. */
export function itemId(kind: string, name: string): string {
  return `${kind}-${name.replaceAll(/\s/g, "_")}`;
}

/** Address of an item. */
export function itemLink(kind: string, name: string): string {
  return `#${kind}=${encodeURIComponent(name)}`;
}

export const route = signal<Route>(typeof location === "undefined" ? { view: "overview" } : readRoute(location.hash));
if (typeof addEventListener !== "undefined")
  addEventListener("hashchange", () => (route.value = readRoute(location.hash)));
