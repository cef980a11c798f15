import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from "yaml";
import { InputError } from "../foundation/errors.ts";
import { InvalidFile } from "./invalid-file.ts";
import { keyPath, type Path } from "./key-path.ts";

export { keyPath, type Path };

/** A parsed YAML or JSON text: plain data, and where in the text each part of it stands. */
export interface SourceText {
  readonly file: string;
  readonly data: unknown;
  /** `trial.yaml:12: arms[1].dose`: the line of a key, or of the nearest part above it that the text has. */
  place(path: Path): string;
  /** The line alone, to put errors in order. */
  line(path: Path): number;
}

/** A trial file has some kilobytes; anything near this is something else, or an attack. */
export const longestText = 1_000_000;

// Anchors can be repeated in anchors until a kilobyte stands for a billion values ("billion laughs").
const mostValues = 100_000;
const deepest = 40;

/**
 * Reads YAML 1.2 or JSON, keeping the line of every key.
 *
 * @throws {InvalidFile} where the text is not YAML: every error that the parser found, with its line
 */
export function parseSource(text: string, file: string): SourceText {
  if (text.length > longestText) {
    const found = `a text of ${text.length} characters`;
    throw new InvalidFile(file, [new InputError(file, found, `at most ${longestText} characters`)]);
  }
  const lines = new LineCounter();
  const document = parse(withoutJsonTabs(text), file, lines);
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const faults = [...document.errors, ...document.warnings].map((fault) => syntaxError(fault, file, lineAt));
  if (faults.length > 0) throw new InvalidFile(file, firstOfEachPlace(faults));

  const starts = new Map<string, number>();
  const data = plain(document.contents as Node | null, {
    file,
    starts,
    lineAt,
    resolve: (alias) => alias.resolve(document),
    values: 0,
  });
  const line = (path: Path): number => {
    for (let length = path.length; length >= 0; length--) {
      const start = starts.get(keyPath(path.slice(0, length)));
      if (start !== undefined) return lineAt(start);
    }
    return 1;
  };
  const place = (path: Path) => `${file}:${line(path)}${path.length > 0 ? `: ${keyPath(path)}` : ""}`;
  return { file, data, place, line };
}

/** JSON may be indented with tabs, YAML may not; inside JSON's strings no bare tab can stand. */
function withoutJsonTabs(text: string): string {
  return /^\s*[{[]/.test(text) ? text.replaceAll("\t", " ") : text;
}

function parse(text: string, file: string, lineCounter: LineCounter) {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true, strict: true });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause; // the parser's recursion ran out of stack
    throw new InvalidFile(file, [tooDeep(file)]);
  }
}

function syntaxError(fault: YAMLError, file: string, lineAt: (offset: number) => number): InputError {
  const summary = fault.message.split("\n")[0].replace(/ at line \d+, column \d+:?$/, "");
  return new InputError(`${file}:${lineAt(fault.pos[0])}`, `no valid YAML (${summary})`, expectation(fault.code));
}

/** One slip makes the parser stumble over what follows on the line: its first complaint there is the one that helps. */
function firstOfEachPlace(errors: readonly InputError[]): InputError[] {
  return [...new Map([...errors].reverse().map((error) => [error.place, error])).values()].reverse();
}

const tooDeep = (place: string) => new InputError(place, "values nested too deeply", `at most ${deepest} levels`);

function expectation(code: string): string {
  if (code === "DUPLICATE_KEY") return "each key once";
  if (code === "TAB_AS_INDENT") return "spaces, not tabs, before a key";
  if (code === "TAG_RESOLVE_FAILED") return "plain text and numbers, no tags";
  return "YAML or JSON that is complete and well formed";
}

interface Walk {
  readonly file: string;
  readonly starts: Map<string, number>;
  readonly lineAt: (offset: number) => number;
  readonly resolve: (alias: Alias) => Node | undefined;
  values: number;
}

function plain(node: Node | null | undefined, walk: Walk, path: Path = []): unknown {
  const start = node?.range?.[0];
  const key = keyPath(path);
  if (start !== undefined && !walk.starts.has(key)) walk.starts.set(key, start);
  const here = `${walk.file}:${start === undefined ? 1 : walk.lineAt(start)}`;
  if (path.length > deepest) throw new InvalidFile(walk.file, [tooDeep(here)]);
  if (++walk.values > mostValues) {
    throw new InvalidFile(walk.file, [
      new InputError(here, `more than ${mostValues} values once its aliases are filled in`, "a trial's design"),
    ]);
  }
  if (isAlias(node)) return plain(walk.resolve(node), walk, path);
  if (isSeq(node)) return node.items.map((item, index) => plain(item as Node, walk, [...path, index]));
  if (isMap(node)) {
    const entries = node.items.map((pair) => {
      const name = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
      const inner = [...path, name];
      const at = (pair.key as Node | null)?.range?.[0];
      if (at !== undefined) walk.starts.set(keyPath(inner), at);
      return [name, plain(pair.value as Node | null, walk, inner)] as const;
    });
    return Object.fromEntries(entries);
  }
  return isScalar(node) ? node.value : null;
}
