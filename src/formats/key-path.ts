/** A place in a document: keys and numbers of items. */
export type Path = readonly (string | number)[];

/** `arms[1].treatments[0].dose` */
export function keyPath(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`),
    "",
  );
}
