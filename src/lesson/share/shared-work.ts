import * as z from "zod";
import { paceSchema } from "../../contract/harness-protocol.ts";

/** Most characters that a link's fragment may have after `#s=`: what chat programs and mail still pass on whole. */
export const mostEncodedLength = 24_000;

/** Most characters of the JSON inside; a link that unpacks to more is refused while it unpacks. */
export const mostDecodedLength = 400_000;

/** What a link carries: the code that differs from the lesson's own, and the run that its sender looked at. */
export const sharedWorkSchema = z.strictObject({
  /** Slug of the sandbox. */
  lesson: z.string().regex(/^[a-z0-9-]{1,80}$/),
  /** Changed editable files: path and whole source. */
  files: z
    .array(z.strictObject({ path: z.string().regex(/^[\w./-]{1,100}$/), source: z.string().max(200_000) }))
    .max(40),
  /** Which ready-made course of traffic the run played; null for traffic made by hand. */
  scenario: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .nullable(),
  seed: z.int().min(0).max(0xffff_ffff),
  pace: paceSchema,
  /** The moment on show, virtual milliseconds; null for the newest. */
  momentMs: z.number().min(0).max(1e12).nullable(),
});
export type SharedWork = z.infer<typeof sharedWorkSchema>;

/** Why a link shows nothing. */
export type LinkFailure =
  | { readonly code: "wrong-version"; readonly version: string }
  | { readonly code: "too-long"; readonly length: number; readonly most: number }
  | { readonly code: "unpacks-too-large"; readonly most: number }
  | { readonly code: "broken" }
  | { readonly code: "other-lesson"; readonly lesson: string }
  | { readonly code: "unknown-file"; readonly path: string }
  | { readonly code: "no-decompression" }
  | { readonly code: "not-loaded" };
