/**
 * A quick yes for data that a schema would hand back as it is. A schema reads every value anew, which costs a page more
 * than all that it does with ten thousand events a second; and a page's security policy forbids it to compile.
 */
import * as z from "zod";

/** True only where the schema would accept the value and return an equal one; false decides nothing: ask the schema. */
export type ExactCheck = (value: unknown) => boolean;

/** For schemas of plain data with bounds: objects, arrays, unions by a key, texts, numbers, choices, null, defaults. */
export function toExactCheck(schema: z.core.$ZodType): ExactCheck {
  refuseOtherChecks(schema);
  if (schema instanceof z.ZodObject) return toObjectCheck(schema.shape);
  if (schema instanceof z.ZodDiscriminatedUnion) return toUnionCheck(schema);
  if (schema instanceof z.ZodArray) return toListCheck(schema);
  if (schema instanceof z.ZodString) return toTextCheck(schema);
  if (schema instanceof z.ZodNumber) return toNumberCheck(schema);
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === "boolean";
  if (schema instanceof z.ZodLiteral) return toChoiceCheck([...schema.values]);
  if (schema instanceof z.ZodEnum) return toChoiceCheck(schema.options);
  if (schema instanceof z.ZodNullable) {
    const inner = toExactCheck(schema.unwrap());
    return (value) => value === null || inner(value);
  }
  // A value that is left out is filled in by the schema, and so not handed back as it was.
  if (schema instanceof z.ZodDefault) return toExactCheck(schema.unwrap());
  throw new Error(`no exact check for a schema of type ${schema._zod.def.type}`);
}

function toObjectCheck(shape: z.core.$ZodShape): ExactCheck {
  const keys = Object.keys(shape);
  const checks = Object.values(shape).map(toExactCheck);
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const record = value as Readonly<Record<string, unknown>>;
    // A schema drops what it does not know; a value with more keys than these is not returned as it is.
    let count = 0;
    for (const _ in record) count += 1;
    if (count !== keys.length) return false;
    for (let index = 0; index < count; index += 1) {
      if (!checks[index]?.(record[keys[index] as string])) return false;
    }
    return true;
  };
}

function toListCheck({ element, def }: z.ZodArray): ExactCheck {
  const check = toExactCheck(element);
  const bounds = (def.checks ?? []).map(({ _zod: { def: bound } }) => bound as { minimum?: number; maximum?: number });
  const least = Math.max(0, ...bounds.map(({ minimum }) => minimum ?? 0));
  const most = Math.min(Infinity, ...bounds.map(({ maximum }) => maximum ?? Infinity));
  return (value) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) return false;
    // By index, for `every` passes over what is missing.
    for (let index = 0; index < value.length; index += 1) if (!check(value[index])) return false;
    return true;
  };
}

function toUnionCheck(union: z.ZodDiscriminatedUnion): ExactCheck {
  const { discriminator } = union.def;
  const checks = new Map<unknown, ExactCheck>();
  for (const option of union.options) {
    if (!(option instanceof z.ZodObject)) throw new Error("a union by a key is one of objects");
    const literal = option.shape[discriminator];
    if (!(literal instanceof z.ZodLiteral)) throw new Error(`${discriminator} is no literal`);
    const check = toExactCheck(option);
    for (const value of literal.values) checks.set(value, check);
  }
  return (value) => {
    if (typeof value !== "object" || value === null) return false;
    return checks.get((value as Readonly<Record<string, unknown>>)[discriminator])?.(value) ?? false;
  };
}

/** Bounds, their own value included, are all that is understood here. */
function refuseOtherChecks({ _zod: { def } }: z.core.$ZodType): void {
  for (const { _zod: check } of def.checks ?? []) {
    const {
      check: name,
      inclusive = true,
      format = "safeint",
    } = check.def as z.core.$ZodCheckDef & {
      readonly inclusive?: boolean;
      readonly format?: string;
    };
    const isKnown = ["min_length", "max_length", "greater_than", "less_than", "number_format"].includes(name);
    if (!isKnown || !inclusive || format !== "safeint") throw new Error(`no exact check for "${name}"`);
  }
}

function toTextCheck({ minLength, maxLength }: z.ZodString): ExactCheck {
  const least = minLength ?? 0;
  const most = maxLength ?? Infinity;
  return (value) => typeof value === "string" && value.length >= least && value.length <= most;
}

function toNumberCheck({ minValue, maxValue, isInt }: z.ZodNumber): ExactCheck {
  const least = minValue ?? -Infinity;
  const most = maxValue ?? Infinity;
  const isNumber = isInt ? Number.isSafeInteger : Number.isFinite;
  return (value) => isNumber(value) && (value as number) >= least && (value as number) <= most;
}

function toChoiceCheck(choices: readonly unknown[]): ExactCheck {
  if (choices.length === 1) {
    const [only] = choices;
    return (value) => value === only;
  }
  return (value) => choices.includes(value);
}
