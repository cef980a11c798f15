import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InputError } from "../../../src/index.ts";
import { type Command, shared, UsageError, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { serveLab } from "../lab-server.ts";
import { print } from "../screen.ts";

/** Where the lab is looked for first; the next free port is taken if somebody has it. */
const PORT = 4180;

export const lab: Command = {
  name: "lab",
  summary: "open the laboratory in a browser: serves it on this machine",
  help: `immunarium lab [--port N]

  immunarium lab
  immunarium lab --port 8080

Serves the built lab on the loopback address, with the headers that browsers ask for, until it is stopped with Ctrl-C.
Any static host can serve the same folder, dist-lab.

      --port N   the port; ${PORT} or the next free one if absent, 0: any
  -q, --quiet    print nothing`,
  options: { port: { type: "string" }, quiet: shared.quiet },

  async run(given) {
    const folder = fileURLToPath(new URL("../../../../dist-lab", import.meta.url));
    if (!existsSync(folder)) throw new InputError(folder, "no built lab", "npm run build:lab before");
    const server = await listen(folder, wholeNumber(given, "port", 0, 65_535));
    if (given.flags.quiet !== true) print(`The lab is at ${server.address} (Ctrl-C stops it)`);
    await new Promise<void>((resolve) => {
      for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => resolve());
    });
    await server.close();
    return exit.done;
  },
};

async function listen(folder: string, port: number | undefined) {
  for (let at = port ?? PORT; ; at++) {
    try {
      return await serveLab(folder, at);
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!isTaken) throw error;
      if (port !== undefined) throw new UsageError(`--port ${port}: somebody listens there already.`);
      if (at > PORT + 50) throw error;
    }
  }
}
