import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { policy } from "../lab/page-head.ts";
import { serveLab } from "./lab-server.ts";

const place = mkdtempSync(join(tmpdir(), "immunarium-site-"));
const site = join(place, "site");
mkdirSync(join(site, "lab"), { recursive: true });
mkdirSync(join(site, "assets"));
writeFileSync(join(place, "secret.txt"), "not for the world");
writeFileSync(join(site, "lab", "index.html"), "<h1>lab</h1>");
writeFileSync(join(site, "assets", "a-1.js"), "export {};");
const server = await serveLab(site, 0);
afterAll(async () => {
  await server.close();
  rmSync(place, { recursive: true, force: true });
});

/** As `fetch` would do, but with the path as it is typed. */
function get(path: string): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      let text = "";
      response.on("data", (part) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    })
      .on("error", reject)
      .end();
  });
}

describe("the lab's server", () => {
  test("gives a folder's page, and isolates it", async () => {
    const { status, text, headers } = await get("/lab/?perf=1");
    expect([status, text]).toEqual([200, "<h1>lab</h1>"]);
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["cross-origin-embedder-policy"]).toBe("require-corp");
    expect(headers["content-security-policy"]).not.toContain("'unsafe-eval'");
    // Workers have no page of their own to read it from.
    for (const rule of policy.split("; ")) expect(headers["content-security-policy"]).toContain(rule);
  });

  test("sends a folder without its slash to the page", async () => {
    const { status, headers } = await get("/lab");
    expect([status, headers.location]).toEqual([301, "/lab/"]);
  });

  test("keeps files whose names change with their contents for long, others not", async () => {
    expect((await get("/assets/a-1.js")).headers["cache-control"]).toContain("immutable");
    expect((await get("/lab/")).headers["cache-control"]).toBe("no-cache");
  });

  test.each(["/../secret.txt", "/..%2fsecret.txt", "/lab/../../secret.txt", "/%2e%2e/secret.txt", "/nothing", "/%ff"])(
    "gives nothing for %s",
    async (path) => {
      const { status, text } = await get(path);
      expect(status).toBe(404);
      expect(text).not.toContain("not for");
    },
  );
});
