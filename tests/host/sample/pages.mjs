// What the sample's protocol handler serves. Everything of a page is a file of its own: the policy allows no inline code.
export const policy =
  "default-src 'self'; img-src 'self' data: sample-app:; frame-src 'self'; object-src 'none'; base-uri 'none'";

const html = (body) => ({ type: 'text/html', body: `<!doctype html><meta charset="utf-8">${body}` });
const script = (body) => ({ type: 'text/javascript', body });

/** A page that replaces everything it can reach before it uses the bridge, to get hold of more than the bridge gives. */
async function hostile() {
  const seen = [];
  const { apply } = Reflect;
  const isBus = (value) => value instanceof Node && value.nodeName === 'I' && !value.isConnected;
  const note = (where, value) => isBus(value) && seen.push(where);
  const spy = (owner, name) => {
    const real = owner[name];
    owner[name] = function (...values) {
      note(`${name} on`, this);
      for (let at = 0; at < values.length; at++) note(name, values[at]);
      return apply(real, this, values);
    };
  };
  const spyGetter = (owner, name) => {
    const { get } = Object.getOwnPropertyDescriptor(owner, name);
    const spied = function () {
      const value = apply(get, this, []);
      note(name, value);
      return value;
    };
    Object.defineProperty(owner, name, { get: spied });
  };
  for (const name of ['dispatchEvent', 'addEventListener']) spy(EventTarget.prototype, name);
  for (const name of ['get', 'set', 'delete']) spy(Map.prototype, name);
  for (const name of ['call', 'apply', 'bind']) spy(Function.prototype, name);
  for (const name of ['target', 'currentTarget', 'srcElement']) spyGetter(Event.prototype, name);
  spy(Promise.prototype, 'then');
  const iterate = Array.prototype[Symbol.iterator];
  Array.prototype[Symbol.iterator] = function () {
    for (let at = 0; at < this.length; at++) note('iterator', this[at]);
    return apply(iterate, this, []);
  };
  for (const name of ['op', 'value', 'holes', 'pack', 'path', 'kind', 'id', 'failed']) {
    const set = () => seen.push(`setter ${name}`);
    Object.defineProperty(Object.prototype, name, {
      __proto__: null,
      set,
      get: () => undefined,
      configurable: true,
    });
  }
  Reflect.apply = () => seen.push('Reflect.apply');
  window.structuredClone = () => seen.push('structuredClone');
  window.CustomEvent = function () {
    seen.push('CustomEvent');
  };

  const answers = [
    await window.api.echo({ a: [1, { b: 2 }] }),
    window.api.increment(1),
    await window.api.callLater([3], (item) => item),
  ];
  const opened = window.open('https://example.com/hostile');
  window.api.say(JSON.stringify({ answers, opened, seen }));
}

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
  '/mail.html': {
    ...html(`<title>Mail</title><iframe id="mail" sandbox="allow-popups" srcdoc="
      <a id='new' href='https://example.com/from-mail' target='_blank'>new</a> <a id='same' href='https://example.com/in-mail'>same</a>"></iframe>`),
    policy: "default-src 'self'; frame-src *",
  },
  '/frame.html': html('<title>Frame</title><p>frame</p><script src="/in-frame.js"></script>'),
  '/in-frame.js': script(`parent.frameSaw = [typeof window.api, typeof __standIn].join(' ')`),
  '/stubborn.html': html(`<title>Stubborn</title><button>touch</button><script src="/stubborn.js"></script>`),
  '/stubborn.js': script(
    `addEventListener('beforeunload', (event) => { if (window.stay) event.preventDefault(); })`,
  ),
  '/hostile.html': html('<title>Hostile</title><script src="/hostile.js"></script>'),
  '/hostile.js': script(`(${hostile.toString()})()`),
};
