import { describe, expect, test } from "vitest";
import { commandLine, commandStudy, shellWord } from "./command-line.ts";
import { embedSnippet } from "./embed.ts";

describe("a run as a command", () => {
  const study = { microenvironment: "Why? It's <b>", arms: { control: {}, "drug; rm": {} } };

  test("names the file and the arms, as one word each whatever is in them", () => {
    const document = { version: 1, study, arm: "control", beside: { kind: "arm", arm: "drug; rm" } } as const;
    expect(commandLine(document)).toBe("npx immunarium run why-it-s-b.json --arm control --arm 'drug; rm'");
    expect(commandLine({ version: 1, study: { microenvironment: "x" }, arm: "run" })).toBe("npx immunarium run x.json");
    expect(shellWord("it's")).toBe("'it'\\''s'");
  });

  test("a fork runs the arm first, and says its values and what tumour cells show from then on", () => {
    const changes = { treatments: [], parameters: { homing: 0.5 } };
    const beside = { kind: "fork", day: 8.25, changes, gene: { mhc: 0.5, antigens: { gp100: 0, other: 1 } } } as const;
    const document = {
      version: 1,
      study: { microenvironment: "x", arms: { "no drug": {} } },
      arm: "no drug",
      beside,
    } as const;
    expect(commandLine(document).split("\n")).toEqual([
      "npx immunarium run x.json --arm 'no drug' -o results/x",
      "npx immunarium fork results/x/no-drug --at 8.25 --set homing=0.5 --scale 'antigen gp100=0' --scale MHC-I=0.5",
    ]);
    expect(JSON.parse(commandStudy(document)).arms.fork).toEqual(changes);
  });

  test("a frame for other pages cannot be broken out of by a title", () => {
    const snippet = embedSnippet("https://a.b/#1.x", `"><script>'&`);
    expect(snippet).not.toContain("<script>");
    expect(snippet).toContain('title="&quot;&gt;&lt;script&gt;&#39;&amp;"');
  });
});
