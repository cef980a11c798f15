import { cellKindNames } from "../models/microenvironment/cell-kinds.ts";
import { jsonSchema } from "./json-schema.ts";
import { byName } from "./merge-arm.ts";
import { microenvironmentFile, scenarioKeys } from "./microenvironment-schema.ts";
import { type Catalogue, shipped } from "./trial-catalogue.ts";

type Json = { readonly [key: string]: unknown };

/** JSON Schema of microenvironment files, for editors: `docs/reference/microenvironment.schema.json`. */
export function microenvironmentJsonSchema({ therapies, cancers }: Catalogue = shipped): object {
  const words = {
    therapies: Object.keys(therapies),
    cancers: Object.keys(cancers),
    "cell kinds": cellKindNames,
  };
  const file = jsonSchema(microenvironmentFile, "Immunarium microenvironment", words);
  const properties = file.properties as Readonly<Record<string, Json>>;
  const arm = changes(jsonSchema(scenarioKeys, "", words));
  const arms = { ...properties.arms, additionalProperties: { anyOf: [arm, { type: "null" }] } };
  // Arms may give what the file leaves out: what each arm needs, the reader knows.
  return { ...file, properties: { ...properties, arms }, required: ["microenvironment"] };
}

/** What changes something that this schema describes: nothing is needed, `null` removes, lists by name are changed inside. */
function changes({ $schema: _, title: _title, ...schema }: Json, key = ""): Json {
  const { properties, additionalProperties, items } = schema;
  if (properties !== undefined) {
    const { required: _required, ...rest } = schema;
    const entries = Object.entries(properties as Readonly<Record<string, Json>>);
    return { ...rest, properties: Object.fromEntries(entries.map(([name, entry]) => [name, removable(entry, name)])) };
  }
  if (typeof additionalProperties === "object") {
    return { ...schema, additionalProperties: removable(additionalProperties as Json) };
  }
  if (items && byName.includes(key)) {
    return { ...schema, items: { ...changes(items as Json), required: ["name"] } };
  }
  return schema;
}

function removable({ description, ...schema }: Json, key = ""): Json {
  return { ...(description === undefined ? {} : { description }), anyOf: [changes(schema, key), { type: "null" }] };
}
