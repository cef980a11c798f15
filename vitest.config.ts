import { defineConfig } from "vitest/config";

const browser = ["tests/lab/**/*.test.ts", "tests/invariance/*browser*.test.ts"];

export default defineConfig({
  test: {
    reporters: ["default", "./tests/closing-line.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "library",
          include: ["src/**/*.test.ts", "apps/**/*.test.ts", "tests/**/*.test.ts"],
          exclude: browser,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // One browser at a time, and nothing beside it: pages are asked how fast they answer.
        extends: true,
        test: {
          name: "browser",
          include: browser,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
