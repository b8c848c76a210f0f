import { test as base, type Page } from "@playwright/test";

/** A page for all attacks of a worker; whatever one of them breaks fails that test, and the next gets a new page. */
export const test = base.extend<{ readonly errors: string[] }, { readonly walled: Page }>({
  walled: [
    async ({ browser }, use, { project }) => {
      const { baseURL = "" } = project.use;
      const page = await browser.newPage({ baseURL });
      await use(page);
      await page.close();
    },
    { scope: "worker" },
  ],
  errors: async ({ walled }, use) => {
    const errors: string[] = [];
    const note = (error: Error) => errors.push(error.message);
    walled.on("pageerror", note);
    await use(errors);
    walled.off("pageerror", note);
  },
});
