import type { ComponentChildren, Ref } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LabDocument } from "../document/lab-document.ts";
import { labAddress } from "./open-in-lab.ts";

interface LabLinkProps {
  /** Told apart by this: the document is made anew when it changes. */
  readonly id: string;
  document(): LabDocument;
  readonly primary?: boolean;
  readonly label?: string;
  readonly place?: Ref<HTMLAnchorElement>;
  readonly children: ComponentChildren;
}

/** A link to the lab with a document; packing it takes a moment, in which the link stands there without an address. */
export function LabLink({ id, document, primary = false, label, place, children }: LabLinkProps) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let current = true;
    void labAddress(document()).then((found) => current && setAddress(found));
    return () => {
      current = false;
    };
  }, [id]);
  return (
    <a ref={place} class={primary ? "button primary" : "button"} href={address} aria-label={label} tabIndex={0}>
      {children}
    </a>
  );
}
