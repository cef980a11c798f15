import { version as engine } from "../../../src/index.ts";
import type { Command } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { print } from "../screen.ts";

export const version: Command = {
  name: "version",
  summary: "print the version",
  help: "immunarium version\n\nPrints the version of Immunarium, which is part of every stored result.",
  options: {},
  async run() {
    print(engine);
    return exit.done;
  },
};
