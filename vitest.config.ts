import { configDefaults, defineConfig } from 'vitest/config';
import vue from '@vitejs/plugin-vue';

// Node 24 strips the types of everything but .vue files by itself; `unit` and `server` run as plain Node would.
export default defineConfig({
  cacheDir: '.vite',
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // A guard against hanging, not a measure: the machine may be busy with something else.
          testTimeout: 60_000,
          environment: 'node',
          include: ['{shared,db,main,server,scripts,tests/support,tests/sync,tests/host}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, '**/*.real.test.ts'],
        },
      },
      {
        plugins: [vue()],
        test: {
          name: 'components',
          environment: 'happy-dom',
          include: ['renderer/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        // Tests on real parts: PostgreSQL, Dovecot, Exim. They start what they need on loopback ports.
        test: {
          name: 'real',
          // Other programs' own delays on a busy machine; a test that needed its second chance is named in the report.
          retry: 1,
          environment: 'node',
          include: ['**/*.real.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
