import type { Page } from "@playwright/test";

export interface ServiceAddress {
  readonly origin: string;
  /** What the page's policy says of this origin; `forbids` leaves the policy as it is. */
  readonly policy: "allows" | "forbids" | "forbids its frame";
}

/**
 * Lets a page's WebContainer come from another origin. In the page's own policy that origin takes the place of
 * StackBlitz's, so what lets it through is the wording that the site is deployed with. Call it before `goto`.
 */
export async function pointPageAt(page: Page, { origin, policy }: ServiceAddress): Promise<void> {
  await page.addInitScript((url) => Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: url }), origin);
  if (policy === "forbids") return;
  // To Chromium a page that a test has written comes from the internet, and may ask nothing of this machine unasked.
  await page.context().grantPermissions(["local-network-access"]);
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document" || route.request().frame() !== page.mainFrame())
      return route.fallback();
    const response = await route.fetch();
    const headers = response.headers();
    const header = headers["content-security-policy"]?.replaceAll("https://stackblitz.com", origin) ?? "";
    const sent = policy === "allows" ? header : header.replace(/frame-src [^;]*/, "frame-src 'self'");
    await route.fulfill({ response, headers: { ...headers, "content-security-policy": sent } });
  });
}
