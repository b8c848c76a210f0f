import { test as base } from "@playwright/test";
import { SharedAttackPage } from "./shared-attack-page.ts";

interface WallTest {
  /** For the attacks of a worker, one after the other. */
  readonly walled: SharedAttackPage;
  /** What the page threw during this test. */
  readonly errors: readonly string[];
}

/** A page for all attacks of a worker; a test that fails gets a new worker, and with it a new page. */
export const test = base.extend<WallTest, { readonly shared: SharedAttackPage }>({
  shared: [
    async ({ browser }, use, { project }) => {
      const shared = new SharedAttackPage(() => browser.newPage({ baseURL: project.use.baseURL ?? "" }));
      await use(shared);
      await shared.close();
    },
    { scope: "worker" },
  ],
  walled: ({ shared }, use) => use(shared),
  errors: async ({ shared }, use) => {
    shared.errors.length = 0;
    await use(shared.errors);
  },
});
