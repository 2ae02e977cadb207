import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/dev/testSetup.ts"],
    restoreMocks: true,
    // Loading the pages' code anew for each file takes three times as long as the tests. `testSetup` puts back what files share.
    pool: "threads",
    isolate: false,
    // A machine that builds something else meanwhile is slow, not wrong.
    testTimeout: 60_000,
  },
});
