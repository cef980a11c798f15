import { InputError } from "../foundation/errors.ts";

/** What a pool sends to its workers. `start` comes before the jobs of a mapping. */
export type Request =
  | { readonly kind: "start"; readonly name: string; readonly module: string | undefined; readonly shared: unknown }
  | { readonly kind: "job"; readonly index: number; readonly job: unknown };

/** What a worker answers to each job. */
export type Answer =
  | { readonly kind: "outcome"; readonly index: number; readonly outcome: unknown }
  | { readonly kind: "failure"; readonly index: number; readonly error: PlainError };

/** An error as plain data: copying between threads would lose its class and its fields. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly input: { readonly place: string; readonly found: string; readonly expected: string } | undefined;
}

export function toPlain(error: unknown): PlainError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), stack: undefined, input: undefined };
  const { name, message, stack } = error;
  if (!(error instanceof InputError)) return { name, message, stack, input: undefined };
  const { place, found, expected } = error;
  return { name, message, stack, input: { place, found, expected } };
}

export function fromPlain({ name, message, stack, input }: PlainError): Error {
  const error = input
    ? new InputError(input.place, input.found, input.expected)
    : Object.assign(new Error(message), { name });
  if (stack !== undefined) error.stack = stack;
  return error;
}
