import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import vue from '@vitejs/plugin-vue';
import tailwindcss from '@tailwindcss/vite';
import vueI18n from '@intlify/unplugin-vue-i18n/vite';

const at = (path: string) => resolve(import.meta.dirname, path);

// Everything but the native database is bundled, so that a packaged app holds only better-sqlite3 in node_modules.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      externalizeDeps: { exclude: ['drizzle-orm', 'zod', 'uuidv7', 'ws', 'pino'] },
      rolldownOptions: { input: { index: at('main/index.ts') }, output: { format: 'es' } },
    },
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
      rolldownOptions: { input: at('renderer/index.html') },
    },
    plugins: [
      vue(),
      tailwindcss(),
      vueI18n({ include: at('renderer/src/locales/**'), strictMessage: true, runtimeOnly: true }),
    ],
  },
});
