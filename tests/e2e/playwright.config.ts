import { defineConfig } from '@playwright/test';

// No retries: a test that passes the second time has shown a fault in the app or in itself.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results/e2e',
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // The JSON report's file is named by PLAYWRIGHT_JSON_OUTPUT_FILE (scripts/e2e.ts).
  reporter: [['line'], ['json']],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
