/**
 * Compiles the kernels in this folder from AssemblyScript to WebAssembly, into `../NAME-bytes.ts` as base 64. The results
 * are committed, so that nobody needs the compiler to build; `npm run kernels` makes them anew.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const asc = fileURLToPath(new URL("../../../../node_modules/assemblyscript/bin/asc.js", import.meta.url));

export const modules = ["fields", "mechanics"];

/** @returns the module's bytes in base 64 */
export function compile(name) {
  const place = mkdtempSync(join(tmpdir(), "kernels-"));
  try {
    const out = join(place, "out.wasm");
    const flags = "-O3 --noAssert --runtime stub --importMemory --sharedMemory --initialMemory 1 --maximumMemory 65535";
    const features = "--enable simd --enable threads --memoryBase 0";
    execFileSync(
      process.execPath,
      [asc, join(folder, `${name}.ts`), "-o", out, ...flags.split(" "), ...features.split(" ")],
      {
        stdio: ["ignore", "inherit", "inherit"],
      },
    );
    return readFileSync(out).toString("base64");
  } finally {
    rmSync(place, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of process.argv.length > 2 ? process.argv.slice(2) : modules) {
    const text = `/** Made by assembly/build.mjs from assembly/${name}.ts. */\nexport const ${name}Bytes =\n  "${compile(name)}";\n`;
    writeFileSync(join(folder, "..", `${name}-bytes.ts`), text);
  }
}
