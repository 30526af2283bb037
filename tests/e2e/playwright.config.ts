import { defineConfig } from '@playwright/test';

// None at a desk: a test that passes the second time has shown a fault in the app or in itself. One where nobody looks,
// because a busy machine must not hide everything else; the report names such tests as flaky.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results/e2e',
  workers: 2,
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // The JSON report's file is named by PLAYWRIGHT_JSON_OUTPUT_FILE (scripts/e2e.ts).
  reporter: [['line'], ['json']],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
