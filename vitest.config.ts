import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ["{src,tools,sandboxes,tests}/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**"],
  },
});
