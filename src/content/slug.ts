import * as z from "zod";

/** A name in an address: small letters, digits and single dashes. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected a slug of small letters, digits and single dashes")
  .describe("a slug of small letters, digits and dashes");
