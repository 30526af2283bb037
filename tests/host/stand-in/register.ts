import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const electron = new URL('./electron.ts', import.meta.url).href;
const ours = new Set(['electron', 'electron/main', 'electron/common']);

// One hook serves `import`, `require` and the inspector's own `require`. It also runs inside worker threads, which
// inherit --import; there Electron has no such module, and neither has the stand-in.
registerHooks({
  resolve(specifier, context, next) {
    if (ours.has(specifier)) {
      if (!isMainThread) throw new Error('stand-in: worker threads cannot import electron');
      return { url: electron, format: 'module-typescript', shortCircuit: true };
    }
    if (specifier === 'original-fs') return next('node:fs', context);
    return next(specifier, context);
  },
});
