/** True where the device, or the share of it that the browser gives a site, has no room for what was to be written. */
export const isStorageFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "QuotaExceededError";
