// What the sample's protocol handler serves. Everything of a page is a file of its own: the policy allows no inline code.
export const policy =
  "default-src 'self'; img-src 'self' data: sample-app:; frame-src 'self'; object-src 'none'; base-uri 'none'";

const html = (body) => ({ type: 'text/html', body: `<!doctype html><meta charset="utf-8">${body}` });
const script = (body) => ({ type: 'text/javascript', body });

export const pages = {
  '/index.html':
    html(`<title>Sample</title><script src="/early.js"></script><link rel="stylesheet" href="/style.css">
    <h1>Sample</h1><p><a id="out" href="https://example.com/">out</a> <a id="blank" href="https://example.com/new" target="_blank">new</a>
    <a id="mail" href="mailto:a@example.com">mail</a> <a id="two" href="/two.html">two</a></p>
    <iframe id="mail-frame" sandbox srcdoc="<p>mail</p>"></iframe><script type="module" src="/module.js"></script><script>window.inlineRan = true</script>`),
  '/early.js': script(
    `window.early = [typeof window.api, typeof require, typeof process, typeof __standIn, typeof __standInReceive].join(' ')`,
  ),
  '/module.js': script(
    `import { answer } from './answer.js'; window.moduleAnswer = answer; window.got = []; window.off = window.api.on((...values) => window.got.push(values));`,
  ),
  '/answer.js': script('export const answer = 42'),
  '/worker.js': script(`import { answer } from './answer.js'; postMessage(answer)`),
  '/style.css': {
    type: 'text/css',
    body: 'body { background: rgb(1, 2, 3) } @media (prefers-color-scheme: dark) { body { background: rgb(4, 5, 6) } }',
  },
  '/two.html': html('<title>Two</title><p>second</p>'),
  '/frame.html': html('<title>Frame</title><p>frame</p><script src="/in-frame.js"></script>'),
  '/in-frame.js': script(`parent.frameSaw = [typeof window.api, typeof __standIn].join(' ')`),
  '/stubborn.html': html(`<title>Stubborn</title><button>touch</button><script src="/stubborn.js"></script>`),
  '/stubborn.js': script(
    `addEventListener('beforeunload', (event) => { if (window.stay) event.preventDefault(); })`,
  ),
  '/hostile.html': html(`<title>Hostile</title><script src="/hostile.js"></script>`),
  // A page that replaces everything it can reach before it uses the bridge, to get hold of more than the bridge gives.
  '/hostile.js': script(`
    window.seen = [];
    const note = (name, value) => { if (value instanceof Node && value.tagName === 'I' && !value.isConnected) seen.push(name); };
    const spy = (owner, name) => {
      const real = owner[name];
      owner[name] = function (...values) { note(name + ' this', this); for (const value of values) note(name, value); return Reflect.construct(Function, []) && real.apply(this, values); };
    };
    for (const name of ['dispatchEvent', 'addEventListener']) spy(EventTarget.prototype, name);
    for (const name of ['get', 'set', 'delete']) spy(Map.prototype, name);
    for (const name of ['call', 'apply', 'bind']) { const real = Function.prototype[name]; Function.prototype[name] = function (...values) { note(name, values[0]); return Reflect.apply(real, this, values); }; }
    const RealEvent = CustomEvent;
    window.CustomEvent = class extends RealEvent { constructor(...values) { super(...values); note('CustomEvent', this.target); } };
    for (const key of ['target', 'currentTarget', 'srcElement']) { const { get } = Object.getOwnPropertyDescriptor(Event.prototype, key); Object.defineProperty(Event.prototype, key, { get() { const value = Reflect.apply(get, this, []); note(key, value); return value; } }); }
    for (const key of ['op', 'value', 'holes', 'pack', 'path', 'kind', 'id', 'detail', 'get', 'enumerable']) Object.defineProperty(Object.prototype, key, { set(value) { note('setter ' + key, value); seen.push('setter ' + key); }, get() { return undefined; }, configurable: true });
    const iterator = Array.prototype[Symbol.iterator];
    Array.prototype[Symbol.iterator] = function () { for (let at = 0; at < this.length; at++) note('iterator', this[at]); return Reflect.apply(iterator, this, []); };
    Reflect.apply = () => { seen.push('Reflect.apply'); };
    window.structuredClone = () => { seen.push('structuredClone'); };
  `),
};
