/**
 * Wrong input. Thrown where outside text or numbers enter; the message holds the place (file, line, key), what was
 * found and what was expected, so that the reader can mend it without opening our code.
 *
 * Numerics that fail are not errors: they are a status on the result.
 */
export class InputError extends Error {
  override readonly name = "InputError";

  constructor(
    /** Where: a file with its line, a key path such as `arms[1].regimen[0].dose`, or a formula's name. */
    readonly place: string,
    readonly found: string,
    readonly expected: string,
  ) {
    super(`${place}: found ${found}; expected ${expected}.`);
  }

  /** The same error, placed one level further out: `at("trial.yaml:12")` puts the file before the key. */
  at(outer: string): InputError {
    return new InputError(this.place === "" ? outer : `${outer}: ${this.place}`, this.found, this.expected);
  }
}
