/** The code of the tissue's processes and of what calls them, as text: the page quotes its words and finds who reads what. */
const texts = {
  ...import.meta.glob<string>("../../../../src/models/microenvironment/processes/*.ts", {
    query: "?raw",
    import: "default",
  }),
  ...import.meta.glob<string>(["../../../../src/models/microenvironment/*.ts", "!**/*.test.ts"], {
    query: "?raw",
    import: "default",
  }),
  ...import.meta.glob<string>(["../../../../src/engine/microenvironment/*.ts", "!**/*.test.ts"], {
    query: "?raw",
    import: "default",
  }),
};

/** File name without ending, by folder. */
export interface CodeFile {
  readonly name: string;
  /** Path in the repository. */
  readonly path: string;
  readonly isProcess: boolean;
  readonly text: string;
}

export async function loadCode(): Promise<readonly CodeFile[]> {
  return Promise.all(
    Object.entries(texts)
      .filter(([path]) => !/\/(parameters|typical|[\w-]+\.test)\.ts$/.test(path))
      .map(async ([path, load]) => ({
        name: path.slice(path.lastIndexOf("/") + 1, -".ts".length),
        path: path.slice(path.indexOf("/src/") + 1),
        isProcess: path.includes("/processes/"),
        text: await load(),
      })),
  );
}
