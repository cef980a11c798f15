import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { canonicalText } from "../document/canonical.ts";
import type { LabDocument } from "../document/lab-document.ts";
import { crc32, fromBase64Url, toBase64Url } from "./bytes.ts";
import { isFragment } from "./fragment.ts";
import { linkText, longestLink, openLink } from "./link.ts";

const folder = join(import.meta.dirname, "../../../../scenarios/microenvironment");
const study = parse(readFileSync(join(folder, "pd1-blockade.yaml"), "utf8"));
const document: LabDocument = {
  version: 1,
  study,
  arm: "nivolumab",
  beside: { kind: "fork", day: 8.25, changes: { treatments: [] }, gene: { mhc: 0.5 } },
};
const view = { day: 12.25, patch: 0, layers: ["cells", "interferon gamma"] };
const digest = "0123456789abcdef0123456789abcdef";

describe("a share link", () => {
  test("brings back the scenario, the arm, the fork, the view and the digest", async () => {
    const text = await linkText({ document, view, digest, engine: "0.1.0" });
    expect(isFragment(text)).toBe(true);
    const opened = await openLink(text);
    if (opened.is !== "whole") throw new Error(opened.is);
    const { claims: _claims, meaning: _meaning, ...rest } = study;
    expect(canonicalText(opened.document)).toBe(canonicalText({ ...document, study: rest }));
    expect(Object.keys(opened.document.study.arms as object)).toEqual(["control", "nivolumab"]);
    expect(opened).toMatchObject({ view, digest: digest.slice(0, 16), engine: "0.1.0" });
  });

  test("is the same, letter by letter, for the same scenario with its keys in another order", async () => {
    const turned = Object.fromEntries(Object.entries(study).reverse());
    const [one, other] = await Promise.all([
      linkText({ document }),
      linkText({ document: { ...document, study: turned } }),
    ]);
    expect(other).toBe(one);
  });

  test("has letters that no address escapes, and is short for shipped scenarios", async () => {
    for (const name of ["pd1-blockade", "b2-fewer-targets", "c5-team"]) {
      const data = parse(readFileSync(join(folder, `${name}.yaml`), "utf8"));
      const text = await linkText({ document: { version: 1, study: data, arm: Object.keys(data.arms)[0] } });
      expect(text).toMatch(/^1\.[A-Za-z0-9_-]+\.[0-9a-f]{8}$/);
      expect(text.length).toBeLessThan(longestLink / 2);
    }
  });

  test("that was cut says so, and what could be read", async () => {
    const text = await linkText({ document, engine: "0.1.0" });
    const opened = await openLink(text.slice(0, Math.round(text.length * 0.7)));
    if (opened.is !== "damaged") throw new Error(opened.is);
    expect(opened.reason).toContain("end is missing");
    expect(opened.read[0]).toBe("Title: Blocking PD-1 in an inflamed melanoma");
    expect(opened.read[1]).toBe("Arm: nivolumab");
  });

  test("with any single letter changed is not taken for whole", async () => {
    const text = await linkText({ document });
    for (let at = 2; at < text.length; at += 17) {
      if (text[at] === ".") continue;
      const letter = text[at] === "A" ? "b" : text[at] === "0" ? "1" : "0";
      const opened = await openLink(text.slice(0, at) + letter + text.slice(at + 1));
      expect(opened.is, `letter ${at}`).toBe("damaged");
    }
  });

  test("of a later version says which", async () => {
    expect(await openLink("2.AAAA.00000000")).toEqual({ is: "newer", version: "2" });
    expect(isFragment("main")).toBe(false);
  });

  test("carries of free text the title alone, cut to 80 characters", async () => {
    const secret = "words of somebody";
    const words = { ...study, microenvironment: `<b>${"x".repeat(200)}`, meaning: secret, claims: [{ id: secret }] };
    const opened = await openLink(await linkText({ document: { version: 1, study: words, arm: "control" } }));
    if (opened.is !== "whole") throw new Error(opened.is);
    expect(JSON.stringify(opened)).not.toContain(secret);
    expect(String(opened.document.study.microenvironment)).toHaveLength(80);
  });

  test("that holds something else than a document is refused", async () => {
    for (const made of ["[]", '{"a":1,"s":{}}', '{"a":"x"}', "no JSON"]) {
      const packed = new Uint8Array(
        await new Response(new Blob([made]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer(),
      );
      const sum = crc32(packed).toString(16).padStart(8, "0");
      expect((await openLink(`1.${toBase64Url(packed)}.${sum}`)).is).toBe("damaged");
    }
  });
});

test("base64url and CRC-32 agree with known answers", () => {
  expect(toBase64Url(Uint8Array.of(251, 255, 254))).toBe("-__-");
  expect([...fromBase64Url("-__-")]).toEqual([251, 255, 254]);
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
});
