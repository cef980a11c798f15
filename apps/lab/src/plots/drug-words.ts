import type { HostDose } from "../../../../src/index.ts";

const slots: Readonly<Record<string, string>> = {
  antiPD1: "anti-PD-1",
  antiPDL1: "anti-PD-L1",
  antiCTLA4: "anti-CTLA-4",
  interleukin2: "IL-2",
  interferonAlpha: "interferon alpha",
  vaccine: "vaccine",
  carT: "CAR T cells",
  cytotoxic: "cytotoxic drug",
  gmCsf: "GM-CSF",
};

/** What kind of drug a dose is, by the state of the body that it goes into. */
export function drugOf({ state }: HostDose): string {
  const slot = Object.keys(slots)
    .sort((a, b) => b.length - a.length)
    .find((name) => state.startsWith(name));
  return slot === undefined ? state : slots[slot];
}
