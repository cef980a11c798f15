import { useRef } from "preact/hooks";
import { useStore } from "./store-context.ts";

/** Opens a trial file of one's own; the coordinating thread reads it. */
export function OpenFile() {
  const store = useStore();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        Open a trial file
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".yaml,.yml,.json"
        aria-label="Trial file"
        onChange={async ({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) store.read(await file.text(), file.name);
          currentTarget.value = "";
        }}
      />
      {store.session.unread.value && <p class="notice trial-unread">{store.session.unread.value}</p>}
    </>
  );
}
