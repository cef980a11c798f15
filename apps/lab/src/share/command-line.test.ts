import { describe, expect, test } from "vitest";
import { commandLine, shellWord } from "./command-line.ts";
import { embedSnippet } from "./embed.ts";

describe("a run as a command", () => {
  const study = { microenvironment: "Why? It's <b>", arms: { control: {}, "drug; rm": {} } };

  test("names the file and the arms, as one word each whatever is in them", () => {
    const document = { version: 1, study, arm: "control", beside: { kind: "arm", arm: "drug; rm" } } as const;
    expect(commandLine(document)).toBe("npx immunarium run why-it-s-b.json --arm control --arm 'drug; rm'");
    expect(commandLine({ version: 1, study: { microenvironment: "x" }, arm: "run" })).toBe("npx immunarium run x.json");
    expect(shellWord("it's")).toBe("'it'\\''s'");
  });

  test("a frame for other pages cannot be broken out of by a title", () => {
    const snippet = embedSnippet("https://a.b/#1.x", `"><script>'&`);
    expect(snippet).not.toContain("<script>");
    expect(snippet).toContain('title="&quot;&gt;&lt;script&gt;&#39;&amp;"');
  });
});
