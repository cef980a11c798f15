import { jsonSchema } from "./json-schema.ts";
import { type Catalogue, shipped } from "./trial-catalogue.ts";
import { trialFile } from "./trial-schema.ts";

/** JSON Schema of trial files, for editors and other programs: `docs/reference/trial.schema.json`. */
export function trialJsonSchema({ therapies, cancers }: Catalogue = shipped): object {
  const words = { therapies: Object.keys(therapies), cancers: Object.keys(cancers) };
  return jsonSchema(trialFile, "Immunarium virtual trial", words);
}
