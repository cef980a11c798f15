import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { Keeper } from "./keeper.ts";
import type { LabDocument } from "./lab-document.ts";
import { MemoryBox, type SaveBox } from "./saves.ts";

const of = (title: string): LabDocument => ({ version: 1, study: { microenvironment: title }, arm: "run" });
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("keeping documents", () => {
  test("a document is kept by itself once it changed, and found again by the next page", async () => {
    const box = new MemoryBox();
    const keeper = new Keeper(() => Promise.resolve(box), "tab 1", 5);
    await keeper.ready;
    const document = signal(of("as opened"));
    const stop = keeper.watch(document);
    await wait(20);
    expect(await box.all()).toEqual([]);
    document.value = of("changed");
    expect(keeper.keeping.value).toBe("saving");
    document.value = of("changed twice");
    await wait(20);
    expect(keeper.keeping.value).toBe("saved");
    expect((await box.all()).map(({ name }) => name)).toEqual(["changed twice"]);
    stop();
    const next = new Keeper(() => Promise.resolve(box), "tab 2", 5);
    await next.ready;
    expect(next.lastWork(of("as opened"))?.document).toEqual(of("changed twice"));
    expect(next.lastWork(of("changed twice"))).toBeUndefined();
  });

  test("two tabs do not write over each other, and of many the oldest go", async () => {
    const box = new MemoryBox();
    for (let tab = 0; tab < 9; tab++) {
      const keeper = new Keeper(() => Promise.resolve(box), `tab ${tab}`, 0);
      const document = signal(of("as opened"));
      const stop = keeper.watch(document);
      document.value = of(`work ${tab}`);
      await keeper.flush();
      stop();
      await wait(2);
    }
    const names = (await box.all()).map(({ name }) => name);
    expect(names).toHaveLength(6);
    expect(names).toContain("work 8");
    expect(names).not.toContain("work 0");
  });

  test("saves by name stand beside each other, and the same name again replaces the first", async () => {
    const keeper = new Keeper(() => Promise.resolve(new MemoryBox()), "tab", 0);
    await keeper.save("one", of("a"));
    await keeper.save("two", of("b"));
    await keeper.save("one", of("c"));
    expect(keeper.saves.value.map(({ name }) => name).sort()).toEqual(["one", "two"]);
    expect(keeper.saves.value.find(({ name }) => name === "one")?.document).toEqual(of("c"));
    await keeper.remove("named one");
    expect(keeper.saves.value.map(({ name }) => name)).toEqual(["two"]);
  });

  test("where storage is denied from the start, work is kept in memory, and the page is told", async () => {
    const keeper = new Keeper(() => Promise.reject(new Error("denied")), "tab", 0);
    await keeper.save("mine", of("a"));
    expect(keeper.keeping.value).toBe("in memory");
    expect(keeper.denied.value).toBe("denied");
    expect(keeper.saves.value.map(({ name }) => name)).toEqual(["mine"]);
  });

  test("where the disk becomes full nothing of before is lost", async () => {
    const inner = new MemoryBox();
    let full = false;
    const box: SaveBox = {
      all: () => inner.all(),
      put: (saved) => (full ? Promise.reject(new Error("full")) : inner.put(saved)),
      remove: (id) => inner.remove(id),
    };
    const keeper = new Keeper(() => Promise.resolve(box), "tab", 0);
    await keeper.save("first", of("a"));
    full = true;
    await keeper.save("second", of("b"));
    expect(keeper.keeping.value).toBe("in memory");
    expect(keeper.saves.value.map(({ name }) => name).sort()).toEqual(["first", "second"]);
  });
});
