import { useEffect, useState } from "preact/hooks";
import { download } from "../../kit/save.ts";
import { root } from "../../kit/shell.tsx";
import { linkText, longestLink } from "../../share/link.ts";
import type { PatientTissue } from "../engine/messages.ts";
import { useStore } from "../store-context.ts";

interface TissueProps {
  readonly name: string;
  readonly arm: string;
}

interface Opened {
  readonly tissue: PatientTissue;
  /** Address of the lab with the tissue in it; absent where there is none, or it is too long for a link. */
  readonly address?: string;
}

/** The way from a patient to tissue in the lab, and whose tissue that is. */
export function TissueLink({ name, arm }: TissueProps) {
  const { session } = useStore();
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    let wanted = true;
    setOpened(undefined);
    session
      .tissue(name, arm)
      .then(async (tissue) => ({ tissue, ...(await addressOf(tissue, arm)) }))
      .then((found) => wanted && setOpened(found));
    return () => {
      wanted = false;
    };
  }, [session, name, arm]);
  if (!opened) return <p class="quiet-text">Looking for this patient’s tissue …</p>;
  const { tissue, address } = opened;
  const words =
    tissue.of === "own"
      ? "Open this patient’s tissue in the lab"
      : "Open a typical tissue with this patient’s body in the lab";
  return (
    <div class="patient-tissue">
      {address && (
        <a class="button" href={address} target="_blank" rel="noreferrer">
          {words}
        </a>
      )}
      {tissue.study && !address && (
        <button
          type="button"
          onClick={() =>
            download(`${name}.json`, new Blob([JSON.stringify(tissue.study, null, 1)], { type: "application/json" }))
          }
        >
          Save the scenario for the lab
        </button>
      )}
      <p class="quiet-text">
        {tissue.words}
        {tissue.study && !address && " It is too long for a link: save it, and open the file in the lab."}
      </p>
    </div>
  );
}

async function addressOf({ study }: PatientTissue, arm: string): Promise<{ readonly address?: string }> {
  if (!study) return {};
  const text = await linkText({ document: { version: 1, study, arm } });
  if (text.length > longestLink) return {};
  const address = new URL("lab/", root);
  address.hash = text;
  return { address: address.href };
}
