import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "apps/**/*.test.ts", "tests/**/*.test.ts"],
    reporters: ["default", "./tests/closing-line.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
