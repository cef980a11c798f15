import { describe, expect, test } from "vitest";
import { readZip, writeZip } from "./zip.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (of: Uint8Array) => new TextDecoder().decode(of);
const files = [
  { path: "config/settings.xml", bytes: bytes("<a/>".repeat(500)) },
  { path: "café/ü.csv", bytes: bytes("1") },
];
const packed = async () => new Uint8Array(await (await writeZip(files)).arrayBuffer());

/** Made by Info-ZIP 3.0: a folder `config`, in it `a.txt`, packed, and `b.csv`, as it is. */
const foreign = Buffer.from(
  "504b03040a0000000000f21c7a5d00000000000000000000000007000000636f6e6669672f504b0304140000000800f21c7a5d2ffaf8" +
    "480b000000780000000c000000636f6e6669672f612e747874cb48cdc9c957c8a03b0900504b03040a0000000000f21c7a5db7efdc83" +
    "010000000100000005000000622e63737631504b01021e030a0000000000f21c7a5d0000000000000000000000000700000000000000" +
    "00001000ed4100000000636f6e6669672f504b01021e03140000000800f21c7a5d2ffaf8480b000000780000000c0000000000000001" +
    "000000a48125000000636f6e6669672f612e747874504b01021e030a0000000000f21c7a5db7efdc8301000000010000000500000000" +
    "00000001000000a4815a000000622e637376504b05060000000003000300a20000007e0000000000",
  "hex",
);

describe("ZIP archives", () => {
  test("come back as they were written, with names of any letters", async () => {
    const archive = await packed();
    const read = await readZip(archive);
    expect(read.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
    expect(read.map((one) => text(one.bytes))).toEqual(files.map((one) => text(one.bytes)));
    expect(archive.length).toBeLessThan(600);
    expect(await packed()).toEqual(archive);
  });

  test("only what is wanted is unpacked", async () => {
    const read = await readZip(await packed(), (path) => path.endsWith(".csv"));
    expect(read.map(({ path }) => path)).toEqual(["café/ü.csv"]);
  });

  test("damage is told with the file's name, and something else is told to be no archive", async () => {
    const archive = await packed();
    archive[60] ^= 255;
    await expect(readZip(archive)).rejects.toThrow("config/settings.xml");
    await expect(readZip(bytes("no archive at all, but long enough to have an end"))).rejects.toThrow("no ZIP");
  });

  test("archives of other programs are read, without their folders", async () => {
    const read = await readZip(foreign);
    expect(read.map(({ path }) => path)).toEqual(["config/a.txt", "b.csv"]);
    expect(text(read[0].bytes)).toBe("hello ".repeat(20));
    expect(text(read[1].bytes)).toBe("1");
  });
});
