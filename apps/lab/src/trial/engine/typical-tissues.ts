import type { Study } from "./patient-tissue.ts";

const files = import.meta.glob<{ readonly default: Study }>("../../../../../scenarios/microenvironment/typical/*.yaml");

/** The typical tissue of a disease, loaded when it is asked for; undefined where there is none. */
export async function typicalTissue(cancer: string): Promise<Study | undefined> {
  const load = Object.entries(files).find(([path]) => path.endsWith(`/${cancer}.yaml`))?.[1];
  return load && (await load()).default;
}
