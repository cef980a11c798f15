import { jsonSchema } from "./json-schema.ts";
import { tissueFile } from "./tissue-schema.ts";

/** JSON Schema of tissue files, for editors and other programs: `docs/reference/tissue.schema.json`. */
export function tissueJsonSchema(): object {
  return jsonSchema(tissueFile, "Immunarium tissue scenario");
}
