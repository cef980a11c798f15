import { useState } from "preact/hooks";
import { Dialog } from "../kit/dialog.tsx";
import { armNamesOf, armsOf, freeName, mostArms } from "./document/trial-document.ts";
import { armOfLab, openTrialLink } from "./document/trial-link.ts";
import { useStore } from "./store-context.ts";

/** Takes the treatments of a run in the lab over, as a further arm. */
export function CopyLabRun() {
  const store = useStore();
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState<string>();
  const full = armsOf(store.trial.value).length >= mostArms;
  const take = async (link: string) => {
    const opened = await openTrialLink(link.trim().replace(/^.*#/, ""));
    if (opened.is !== "lab") {
      setFault(
        opened.is === "damaged"
          ? `${opened.reason} Copy it in the lab with “Share” once more.`
          : "This is no link of the lab. In the lab, press “Share”, copy the link, and paste it here.",
      );
      return;
    }
    const { name, treatments } = armOfLab(opened.study, opened.arm);
    const trial = store.trial.peek();
    const arm = { name: freeName(name, armNamesOf(trial)), size: armsOf(trial)[0]?.size ?? 100, treatments };
    store.edit(`${arm.name} copied from the lab`, { ...trial, arms: [...armsOf(trial), arm] });
    setOpen(false);
  };
  return (
    <>
      <button type="button" disabled={full} onClick={() => setOpen(true)}>
        Copy from a lab run
      </button>
      <Dialog open={open} title="Copy from a lab run" onClose={() => setOpen(false)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void take(new FormData(event.currentTarget).get("link") as string);
          }}
        >
          <p>
            The doses of the arm on the lab’s screen become a further arm. What the lab changes besides (cells,
            parameters) is no part of a trial file and stays behind.
          </p>
          <label class="trial-paste">
            Link from the lab’s “Share”
            <input name="link" type="text" autocomplete="off" required onInput={() => setFault(undefined)} />
          </label>
          {fault && <p class="notice">{fault}</p>}
          <button type="submit" class="primary">
            Add the arm
          </button>
        </form>
      </Dialog>
    </>
  );
}
