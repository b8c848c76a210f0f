/** What the small server answers beside the files of the site; apart from the schemas, for the server parses none. */

/** Where it says how others find it; no static host has it. */
export const lanPath = "/lan.json";

/** Where a page leaves a long address of this site for a short one; only where `lan.json` says so. */
export const shortLinksPath = "/room/links";
