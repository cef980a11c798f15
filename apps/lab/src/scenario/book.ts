import { signal } from "@preact/signals";

type Book = typeof import("./parameter-book.ts")["parameters"];

const loaded = signal<Book | undefined>(undefined);
const failed = signal(false);
let asked = false;

/** The book of parameters, once it has come; asking starts it. */
export function parameterBook(): Book | undefined {
  if (!asked) {
    asked = true;
    import("./parameter-book.ts").then(
      ({ parameters }) => (loaded.value = parameters),
      () => (failed.value = true),
    );
  }
  return loaded.value;
}

/** Whether it did not come: offline before it was ever loaded. */
export const bookIsMissing = failed;
