import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { version } from "../../../../src/index.ts";
import { alike } from "../document/canonical.ts";
import type { LabFile } from "../document/lab-file.ts";

/** Whether the run came to the same as the sender's, to the last cell. */
export function SameResult({ file }: { readonly file: LabFile }) {
  const told = useMemo(() => computed(() => verdict(file)), [file]);
  const { value } = told;
  return value ? (
    <span class="chip share-verdict" data-verdict={value.is} role="note" title={value.more}>
      {value.text}
    </span>
  ) : null;
}

function verdict({ store, start, sender }: LabFile) {
  const { digest, engine = "" } = sender.value ?? {};
  if (!digest || !alike(store.document.value, start.value)) return undefined;
  const phase = store.main.phase.value;
  if (phase.is !== "ended")
    return { is: "waiting", text: "checking the sender's result …", more: "When the run ends." };
  if (phase.digest.startsWith(digest)) {
    return { is: "same", text: "same result ✓", more: "Computed here again, and the same to the last cell." };
  }
  const other =
    engine && engine !== version ? `sender's version ${engine}, here ${version}` : "other version of the model";
  return {
    is: "differs",
    text: `differs: ${other}`,
    more: "The scenario is the same, but the run came to something else.",
  };
}
