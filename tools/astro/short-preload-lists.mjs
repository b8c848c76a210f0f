/** Late chunks that somebody waits for: the first Run and the editor. All others are asked for one by one. */
const waitedFor = /\/(live-lesson|open-page-engines|open-editor|open-plain-editor)\./;

/** Chunks that a lesson has loaded before anything late is asked for. */
const loadedFirst = /\/(preact|lesson|workbench|gauge)\./;

/**
 * Shortens the lists of what late chunks preload beside them: they are part of what every page loads, and most of them
 * name what is there by then, or one small file more.
 *
 * @returns {import("vite").Plugin}
 */
export const shortPreloadLists = () => ({
  name: "short-preload-lists",
  // Astro leaves this option of the client's own configuration out.
  configEnvironment: (name) =>
    name === "client" ? { build: { modulePreload: { resolveDependencies: toPreload } } } : null,
});

/** @param {string} file @param {string[]} needed @param {{ hostType: "html" | "js" }} host */
function toPreload(file, needed, { hostType }) {
  if (hostType === "html") return needed;
  return waitedFor.test(file) ? needed.filter((path) => !loadedFirst.test(path)) : [];
}
