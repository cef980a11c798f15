import type { InputError } from "../foundation/errors.ts";

/**
 * A file that cannot be used, with everything that is wrong in it, in the order of its lines: mending a file one
 * message a run is tiresome. `message` has one line an error, each with file, line and key.
 */
export class InvalidFile extends Error {
  override readonly name = "InvalidFile";

  constructor(
    readonly file: string,
    readonly errors: readonly InputError[],
  ) {
    super(errors.map((error) => error.message).join("\n"));
  }
}
