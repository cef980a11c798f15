/**
 * The rules of Dataset-JSON 1.1 as a JSON Schema of our own, from the standard's attributes and its LinkML model
 * (cdisc-org/DataExchange-DatasetJson, schema/dataset.yaml, version 1.1 of December 2024): what is required, the types,
 * the pattern of times, nothing beside what is named. Attributes that only drafts had are not admitted.
 */
const moment = String.raw`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([+-]([01]\d|2[0-3]):[0-5]\d|Z)?$`;

const column = {
  type: "object",
  additionalProperties: false,
  required: ["itemOID", "name", "label", "dataType"],
  properties: {
    itemOID: { type: "string" },
    name: { type: "string" },
    label: { type: "string" },
    dataType: {
      enum: ["string", "integer", "decimal", "float", "double", "boolean", "datetime", "date", "time", "URI"],
    },
    targetDataType: { enum: ["integer", "decimal"] },
    length: { type: "integer", minimum: 1 },
    displayFormat: { type: "string" },
    keySequence: { type: "integer", minimum: 1 },
  },
};

export const datasetJsonSchema = {
  type: "object",
  additionalProperties: false,
  required: [
    "datasetJSONCreationDateTime",
    "datasetJSONVersion",
    "itemGroupOID",
    "records",
    "name",
    "label",
    "columns",
  ],
  properties: {
    datasetJSONCreationDateTime: { type: "string", pattern: moment },
    datasetJSONVersion: { type: "string", pattern: String.raw`^1\.1(\.(0|[1-9]\d*))?$` },
    fileOID: { type: "string" },
    dbLastModifiedDateTime: { type: "string", pattern: moment },
    originator: { type: "string" },
    sourceSystem: {
      type: "object",
      additionalProperties: false,
      required: ["name", "version"],
      properties: { name: { type: "string" }, version: { type: "string" } },
    },
    studyOID: { type: "string" },
    metaDataVersionOID: { type: "string" },
    metaDataRef: { type: "string" },
    itemGroupOID: { type: "string" },
    isReferenceData: { type: "boolean" },
    records: { type: "integer", minimum: 0 },
    name: { type: "string" },
    label: { type: "string" },
    columns: { type: "array", items: column },
    rows: { type: "array", items: { type: "array", items: { type: ["string", "number", "boolean", "null"] } } },
  },
};
