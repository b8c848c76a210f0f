/**
 * What the small server says of where it can be reached, as `lan.json` at the site's root: a page that was opened on
 * localhost cannot know by which address other machines would find it.
 */
import * as z from "zod";

const lanAddressSchema = z.strictObject({
  /** As in `http://192.168.1.23:4321`. */
  origin: z.string().regex(/^http:\/\/[\w.:[\]-]{1,260}$/),
  /** Of the network interface, by which its owner knows it. */
  name: z.string().max(120),
  /** Of a container, a virtual machine or a VPN: nobody in the room is likely to be behind it. */
  isVirtual: z.boolean(),
});

export const lanSchema = z.discriminatedUnion("reach", [
  /** Other machines cannot come in; `command` starts a server where they can. */
  z.strictObject({ reach: z.literal("machine"), command: z.string().max(200) }),
  /** The likeliest address first; none where the machine is in no network. */
  z.strictObject({
    reach: z.literal("network"),
    addresses: z.array(lanAddressSchema).max(64),
    /** True for the machine that serves: it may leave links there. */
    shortLinks: z.boolean(),
  }),
]);
export type Lan = z.infer<typeof lanSchema>;
export type LanAddress = z.infer<typeof lanAddressSchema>;

/** What is answered to a long address: the short one's path from the site's root. */
export const shortLinkSchema = z.strictObject({ path: z.string().regex(/^\/s\/[a-z0-9]{4,8}$/) });
