/**
 * Unix time of virtual time 0 where a run asks for no other, 2026-01-01T00:00:00Z: any fixed moment would do, this one
 * reads well in a table of rows.
 */
export const epochMs = Date.UTC(2026, 0, 1);
