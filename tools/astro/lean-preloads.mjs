/** Loaded by whatever page loads more later. */
const alwaysLoaded = /\/(preact|rolldown-runtime|gauge|workbench|lesson)\.[^/]*$/;

/**
 * A Vite plugin: where a page names what to fetch along with a lazy part, it leaves out what it has loaded itself.
 *
 * To name those again with each part made every lesson longer. Astro takes no such setting for the client, so that it is
 * made from within.
 *
 * @returns {import("vite").Plugin}
 */
export function leanPreloads() {
  return {
    name: "watertight:lean-preloads",
    configEnvironment: (environment) =>
      environment === "client"
        ? {
            build: {
              modulePreload: {
                polyfill: false,
                resolveDependencies: (_file, parts) => parts.filter((part) => !alwaysLoaded.test(part)),
              },
            },
          }
        : undefined,
  };
}
