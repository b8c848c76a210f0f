import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ["{src,tools,sandboxes,tests}/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**"],
    // What hangs is found; what a busy machine does slowly is not taken for it.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The default leaves one core to the terminal, which on a machine with two is half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
