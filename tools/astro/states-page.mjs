/**
 * Adds `/states/gauge/`, the page with every state of the gauge, to the development server, and to a build only where
 * the environment variable `STATES_PAGE` is set: readers have no use for it.
 * @returns {import("astro").AstroIntegration}
 */
export function statesPage() {
  return {
    name: "states-page",
    hooks: {
      "astro:config:setup": ({ command, injectRoute }) => {
        if (command !== "dev" && !process.env.STATES_PAGE) return;
        injectRoute({
          pattern: "/states/gauge/",
          entrypoint: new URL("../../src/states/gauge.astro", import.meta.url),
        });
      },
    },
  };
}
