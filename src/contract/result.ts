/** Outcome of something that may fail in an expected way; bugs throw instead. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/** Marks the end of an exhaustive switch: a new variant becomes a type error here. */
export function unreachable(variant: never): never {
  throw new Error(`Unhandled variant: ${JSON.stringify(variant)}`);
}
