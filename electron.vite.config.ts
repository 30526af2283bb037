import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import vue from '@vitejs/plugin-vue';
import tailwindcss from '@tailwindcss/vite';
import vueI18n from '@intlify/unplugin-vue-i18n/vite';
import { workerBundle } from './scripts/workerBundle.ts';

const at = (path: string) => resolve(import.meta.dirname, path);

/** The native database, the one package that a packed application holds in node_modules; all else is bundled. */
const native = ['better-sqlite3'];

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      externalizeDeps: { exclude: ['drizzle-orm', 'zod', 'uuidv7', 'ws', 'pino'] },
      rolldownOptions: { input: { index: at('main/index.ts') }, output: { format: 'es' } },
    },
    plugins: [
      workerBundle({
        entry: at('db/worker.ts'),
        outDir: at('out/main'),
        fileName: 'db-worker.mjs',
        external: native,
      }),
    ],
  },
  preload: {
    build: {
      outDir: 'out/preload',
      sourcemap: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    build: {
      outDir: at('out/renderer'),
      sourcemap: true,
      minify: 'oxc',
      // Inlined files would be data: URLs, which the page's policy allows for pictures only.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('renderer/index.html') },
    },
    plugins: [
      vue(),
      tailwindcss(),
      vueI18n({ include: at('renderer/src/locales/**'), strictMessage: true, runtimeOnly: true }),
    ],
  },
});
