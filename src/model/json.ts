/** Anything that survives `JSON.parse(JSON.stringify(value))`. */
export type JsonValue = string | number | boolean | null | JsonArray | JsonObject;
export type JsonArray = readonly JsonValue[];
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** An RFC 6901 JSON Pointer, for example `/config/metric`. */
export type JsonPointer = string;
