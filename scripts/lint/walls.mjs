// The walls of the house (docs/architecture.md) as one ESLint rule. Unlike patterns on the text of an import it knows
// where a relative path leads, and it sees `import()`, `export … from` and `import type` as well.
import { isBuiltin } from 'node:module';
import { posix, relative, sep } from 'node:path';

/** Which of our folders each folder may import, besides itself. A folder that is not here may import any. */
export const allowed = {
  shared: [],
  db: ['shared'],
  preload: ['shared'],
  renderer: ['shared'],
  main: ['shared', 'db'],
  server: ['shared'],
  tests: ['shared', 'db', 'main', 'preload', 'server'],
};
const rooms = new Set([...Object.keys(allowed), 'scripts']);
const withoutNode = new Set(['shared', 'renderer', 'preload']);
/** Features whose parts are the nouns that every other shows: a person, a status, an attachment, a target time. */
const vocabulary = new Set(['cases', 'sla']);
/** What one feature of the window may use of another. */
const featureDoor = /(^|\/)(\w*stores?|commands|\w+Commands)(\/|\.ts$)/i;
const featureOf = (/** @type {string} */ path) => /^renderer\/src\/features\/([^/]+)\//.exec(path)?.[1];

/**
 * Why `file` may not import `specifier`, or `undefined` when it may.
 * @param {string} file path of the importing file below the project's folder, with slashes
 * @param {string} specifier as written
 * @param {boolean} typeOnly `import type`; shapes may be shared between features
 * @returns {string | undefined}
 */
export function whyForbidden(file, specifier, typeOnly = false) {
  const room = file.split('/')[0] ?? '';
  if (!(room in allowed)) return undefined;
  if (/^electron(\/|$)/.test(specifier)) {
    if (file.startsWith('main/sync/')) return 'main/sync runs in plain Node: no Electron.';
    return room === 'main' || room === 'preload' || room === 'tests'
      ? undefined
      : 'Only main/ and preload/ know Electron.';
  }
  if (isBuiltin(specifier)) return withoutNode.has(room) ? `${room}/ has no Node.` : undefined;
  const target = specifier.startsWith('#')
    ? specifier.slice(1)
    : specifier.startsWith('.')
      ? posix.join(posix.dirname(file), specifier)
      : undefined;
  if (target === undefined) return undefined;
  const other = target.split('/')[0] ?? '';
  const open = allowed[/** @type {keyof typeof allowed} */ (room)];
  if (other !== room && rooms.has(other) && !(/** @type {string[]} */ (open).includes(other))) {
    return `${room}/ may import only: ${[room, ...open].join(', ')}.`;
  }
  const feature = featureOf(target);
  if (feature !== undefined && file.startsWith('renderer/src/ui/'))
    return 'renderer/src/ui knows no feature.';
  const own = featureOf(file);
  if (own === undefined || feature === undefined || own === feature) return undefined;
  const door = target.slice(`renderer/src/features/${feature}/`.length);
  if (typeOnly || vocabulary.has(feature) || featureDoor.test(door)) return undefined;
  return `The feature ${own} uses ${feature} only through its store or commands.`;
}

/** @type {import('eslint').Rule.RuleModule} */
export const walls = {
  meta: { type: 'problem', schema: [], messages: { wall: '{{why}} See docs/architecture.md.' } },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    /**
     * @param {{ type: string, value?: unknown } | null | undefined} source what stands behind `from`
     * @param {string} [kind] "type" for `import type`
     */
    const check = (source, kind) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const why = whyForbidden(file, source.value, kind === 'type');
      const node = /** @type {import('eslint').Rule.Node} */ (source);
      if (why !== undefined) context.report({ node, messageId: 'wall', data: { why } });
    };
    return {
      // The TypeScript parser adds importKind and exportKind to the nodes.
      /** @param {any} node */
      ImportDeclaration: (node) => check(node.source, node.importKind),
      ImportExpression: (node) => check(node.source),
      /** @param {any} node */
      ExportNamedDeclaration: (node) => check(node.source, node.exportKind),
      ExportAllDeclaration: (node) => check(node.source),
    };
  },
};
