/** What a schema expects at a place, as JSON Schema tells it: enough to write a corrected line. */
import * as z from "zod";

export interface ExpectedAt {
  readonly type: string | undefined;
  readonly keys: readonly string[];
  readonly options: readonly string[];
  readonly example: unknown;
  readonly description: string | undefined;
}

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly description?: string;
}

/** @param path keys and indexes, as an issue of zod has them */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): ExpectedAt {
  const root = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const places = path.reduce<readonly JsonSchema[]>(
    (parents, key) =>
      parents.flatMap((parent) => {
        const next = typeof key === "number" ? parent.items : parent.properties?.[String(key)];
        return next ? alternativesOf(next) : [];
      }),
    alternativesOf(root),
  );
  return {
    type: places[0]?.type,
    keys: [...new Set(places.flatMap(({ properties = {} }) => Object.keys(properties)))],
    options: places.flatMap((place) => (place.enum ?? (place.const === undefined ? [] : [place.const])).map(String)),
    example: places.flatMap(({ examples = [] }) => examples)[0],
    description: places.find(({ description }) => description)?.description,
  };
}

const alternativesOf = (schema: JsonSchema): readonly JsonSchema[] => schema.anyOf?.flatMap(alternativesOf) ?? [schema];
