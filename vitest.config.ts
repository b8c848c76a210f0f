import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** What starts threads, servers or databases: each of its files has a process of its own. */
const withThreads = ["src/{engine,postgres,take-home}/**", "sandboxes/**", "tests/**"].map(
  (folder) => `${folder}/*.test.{ts,tsx}`,
);

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    exclude: ["tests/e2e/**"],
    projects: [
      { extends: true, test: { name: "threads", include: withThreads } },
      {
        extends: true,
        // A process for all files of a worker: to start one for each cost a third of their time.
        test: { name: "plain", include: ["{src,tools}/**/*.test.{ts,tsx}"], exclude: withThreads, isolate: false },
      },
    ],
    // What hangs is found; what a busy machine does slowly is not taken for it.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The default leaves one core to the terminal, which on a machine with two is half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
