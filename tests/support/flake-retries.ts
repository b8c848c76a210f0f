/**
 * How often a failed browser test is tried again: once in CI, whose machine is shared and stalls for seconds, never at a
 * developer's. A test that passes only then is named FLAKY in CI's own lines, to be mended.
 */
export const flakeRetries = process.env.CI === undefined ? 0 : 1;
