/** Late parts that somebody waits for: the first Run and the editor. All others fetch what they need one by one. */
const waitedFor = /\/(live-lesson|open-page-engines|open-editor|open-plain-editor)\./;

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
                resolveDependencies: (file, parts, { hostType }) =>
                  hostType === "js" ? parts.filter((part) => waitedFor.test(file) && !alwaysLoaded.test(part)) : parts,
              },
            },
          }
        : undefined,
  };
}
