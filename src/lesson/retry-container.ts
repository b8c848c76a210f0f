/** Loads the page anew, to try once more what its WebContainer's client library will not try twice. */
export async function retryContainer(): Promise<void> {
  try {
    const { forgetUnavailable } = await import("../engine/webcontainer/remembered-failure.ts");
    forgetUnavailable();
  } catch {
    // The code never came, so it has remembered nothing; with the page it is asked for again.
  }
  location.reload();
}
