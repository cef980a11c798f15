/** Pages and stored results of the repository, as data that comes when it is asked for. */
const pages = import.meta.glob<string>(
  [
    "../../../../README.md",
    "../../../../docs/explain/{model,microenvironment,tissue,credibility}.md",
    "../../../../docs/evidence/{spheroid,monolayer}.md",
    "../../../../docs/reference/conformance-tissue.md",
  ],
  { query: "?raw", import: "default" },
);
const results = import.meta.glob<unknown>("../../../../docs/evidence/{claims,microenvironment-steps}.json", {
  import: "default",
});
const pictures = import.meta.glob<string>("../../../../docs/evidence/{spheroid,monolayer}.svg", {
  query: "?url",
  import: "default",
});

const at = (path: string) => `../../../../${path}`;

/** @param path  in the repository, such as `docs/explain/model.md` */
export function loadPage(path: string): Promise<string> {
  return pages[at(path)]();
}

/** A stored result; whoever asks knows its shape. */
export async function loadResult<Shape>(path: string): Promise<Shape> {
  return (await results[at(path)]()) as Shape;
}

/** Address of a picture. */
export function loadPicture(path: string): Promise<string> {
  return pictures[at(path)]();
}
