import { build } from 'vite';
import type { Plugin } from 'vite';

export interface WorkerBundle {
  /** Absolute path of the worker's source. */
  readonly entry: string;
  readonly outDir: string;
  readonly fileName: string;
  /** Packages that stay outside: native ones. */
  readonly external: readonly string[];
}

/**
 * Builds a worker thread's script as one self-contained file beside main's. A worker sees neither Electron's patched
 * file system nor anything inside an archive, so it may share no chunk with main: it gets a pass of its own.
 */
export function workerBundle({ entry, outDir, fileName, external }: WorkerBundle): Plugin {
  return {
    name: 'caseload-worker-bundle',
    apply: 'build',
    async closeBundle() {
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        build: {
          outDir,
          emptyOutDir: false,
          target: 'node24',
          minify: false,
          sourcemap: true,
          ssr: entry,
          rolldownOptions: {
            external: [/^node:/, ...external],
            output: { format: 'es', entryFileNames: fileName, codeSplitting: false },
          },
        },
        ssr: { noExternal: true, external: [...external], target: 'node' },
      });
    },
  };
}
