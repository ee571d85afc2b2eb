import { defineConfig } from 'vitest/config';

// Runs with the pane's own vitest; the bridge's packages are not needed but for the manifest's schema.
export default defineConfig({
  test: { include: ['**/*.spec.{ts,mjs}'], exclude: ['node_modules'] },
});
