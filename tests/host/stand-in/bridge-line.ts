/** Functions of the platform, taken before any script of the page could replace them. */
export interface Primordials {
  dispatch: (event: Event) => boolean;
  listen: (type: string, listener: (event: Event) => void) => void;
  detail: () => unknown;
}

/** One end of the line between the page's world and the isolated world. */
export interface BridgeEnd {
  /** Puts a frozen copy of `api` on the other world's window. Throws when the name is taken. */
  expose(name: string, api: unknown): void;
  /** Tells the other end that the page asked for a new window. */
  open(url: string, frameName: string, features: string): void;
  /** Called for each window the page asked for. */
  onOpen(listener: (url: string, frameName: string, features: string) => void): void;
  /** How many functions of this world the other one still holds; for tests of memory. */
  held(): number;
}

/**
 * Makes one end of a private synchronous line over `bus`, a detached element that only the two ends hold. Events
 * dispatched on it carry a value in `detail`, which Chromium clones when the other world reads it; functions and
 * promises travel as ids. An id lives until the other world's proxy is collected or the document ends.
 *
 * Self-contained: its source runs in both worlds. In the page's world nothing here may touch a prototype that the
 * page could have changed, hence `apply`, index loops, and objects where arrays would need an iterator.
 */
export function bridgeLine(side: 'page' | 'isolated', bus: EventTarget, primordials: Primordials): BridgeEnd {
  type Hole = { path: (string | number)[]; kind: 'function' | 'promise'; id: number };
  type Pack = { value: unknown; holes: Hole[] };
  /** The way from the root of a value to a member of it, from the member on. */
  type Step = { up: Step | undefined; key: string | number };
  type Message =
    | { op: 'call'; id: number; pack: Pack }
    | { op: 'return'; pack: Pack; failed: boolean }
    | { op: 'settle'; id: number; pack: Pack; failed: boolean }
    | { op: 'expose'; name: string; pack: Pack }
    | { op: 'open'; url: string; frameName: string; features: string }
    | { op: 'free'; id: number };
  type Settle = { resolve: (value: unknown) => void; reject: (error: unknown) => void };
  type Callable = (this: unknown, ...args: unknown[]) => unknown;
  type Plain = Record<string | number, unknown>;

  const other = side === 'page' ? 'isolated' : 'page';
  const { apply } = Reflect;
  const { keys, getPrototypeOf, defineProperty, freeze, prototype: objectPrototype } = Object;
  const { isArray } = Array;
  const SafeMap = Map;
  const SafePromise = Promise;
  const SafeError = Error;
  const SafeEvent = CustomEvent;
  const clone = structuredClone;
  const toText = String;
  /** A method as a plain function, for `apply`. */
  const method = (owner: object, name: string): Callable => Reflect.get(owner, name) as Callable;
  const mapGet = method(SafeMap.prototype, 'get');
  const mapSet = method(SafeMap.prototype, 'set');
  const mapDelete = method(SafeMap.prototype, 'delete');
  const mapSize = method(Object.getOwnPropertyDescriptor(SafeMap.prototype, 'size')!, 'get');
  const then = method(SafePromise.prototype, 'then');
  const classOf = method(objectPrototype, 'toString');

  const ours = new SafeMap<number, (...args: unknown[]) => unknown>();
  const settling = new SafeMap<number, Settle>();
  const collected = new FinalizationRegistry<number>((id) => post({ op: 'free', id }));
  const watch = method(FinalizationRegistry.prototype, 'register');
  const host = window;
  let last = 0;
  let answer: Extract<Message, { op: 'return' }> | undefined;
  let opened: ((url: string, frameName: string, features: string) => void) | undefined;

  const uncloneable = (): Error => new SafeError('An object could not be cloned.');
  const post = (message: Message): void =>
    void apply(primordials.dispatch, bus, [new SafeEvent(other, { detail: message })]);
  /** Writes a member past any setter that the page put on Object.prototype. */
  const put = (into: object, key: string | number, value: unknown): void =>
    void defineProperty(into, key, {
      __proto__: null,
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    } as PropertyDescriptor);
  const isPlain = (value: object): boolean => {
    const parent = getPrototypeOf(value) as unknown;
    return parent === objectPrototype || parent === null || apply(classOf, value, []) === '[object Object]';
  };

  /** Whether a value holds functions, promises or symbols: most do not, and go as they are. */
  const hasHoles = (value: unknown, seen: Map<unknown, unknown>): boolean => {
    if (typeof value === 'function' || typeof value === 'symbol') return true;
    if (typeof value !== 'object' || value === null) return false;
    if (value instanceof SafePromise) return true;
    const list = isArray(value);
    if ((!list && !isPlain(value)) || apply(mapGet, seen, [value])) return false;
    apply(mapSet, seen, [value, true]);
    const names = list ? value : keys(value);
    for (let at = 0; at < names.length; at++) {
      if (hasHoles((value as Plain)[list ? at : (names[at] as string)], seen)) return true;
    }
    return false;
  };
  const pathOf = (step: Step | undefined): Hole['path'] => {
    const path: Hole['path'] = [];
    let length = 0;
    for (let at = step; at; at = at.up) length++;
    for (let at = step; at; at = at.up) put(path, --length, at.key);
    return path;
  };

  // Without holes the original goes, so that Chromium's own cloning refuses what Electron refuses: a Proxy.
  const pack = (value: unknown): Pack =>
    hasHoles(value, new SafeMap()) ? packHoles(value) : { value, holes: [] };
  const packHoles = (value: unknown): Pack => {
    const holes: Hole[] = [];
    const seen = new SafeMap<object, object>();
    const hole = (step: Step | undefined, kind: Hole['kind']): number => {
      const id = ++last;
      put(holes, holes.length, { path: pathOf(step), kind, id });
      return id;
    };
    const copyObject = (from: object, up: Step | undefined): unknown => {
      if (from instanceof SafePromise) {
        sendResult(hole(up, 'promise'), from);
        return null;
      }
      const known = apply(mapGet, seen, [from]) as object | undefined;
      if (known) return known;
      const list = isArray(from);
      if (!list && !isPlain(from)) return from;
      const into: object = list ? [] : {};
      apply(mapSet, seen, [from, into]);
      const names = list ? from : keys(from);
      for (let at = 0; at < names.length; at++) {
        const key = list ? at : (names[at] as string);
        put(into, key, copy((from as Plain)[key], { up, key }));
      }
      return into;
    };
    const copy = (from: unknown, up: Step | undefined): unknown => {
      if (typeof from === 'symbol') throw uncloneable();
      if (typeof from === 'function') {
        apply(mapSet, ours, [hole(up, 'function'), from]);
        return null;
      }
      return typeof from === 'object' && from !== null ? copyObject(from, up) : from;
    };
    return { value: copy(value, undefined), holes };
  };
  /** What a thrown value becomes: an error keeps its message alone, as in Electron. */
  const packError = (error: unknown): Pack => {
    try {
      return { value: error instanceof SafeError ? new SafeError(error.message) : clone(error), holes: [] };
    } catch {
      return { value: new SafeError(toText(error)), holes: [] };
    }
  };
  const sendResult = (id: number, promise: Promise<unknown>): void => {
    const failed = (error: unknown): void => post({ op: 'settle', id, failed: true, pack: packError(error) });
    const done = (value: unknown): void => {
      try {
        post({ op: 'settle', id, failed: false, pack: pack(value) });
      } catch (error) {
        failed(error);
      }
    };
    apply(then, promise, [done, failed]);
  };

  const proxyOf = (id: number): ((...args: unknown[]) => unknown) => {
    const proxy = (...args: unknown[]): unknown => call(id, args);
    apply(watch, collected, [proxy, id]);
    return proxy;
  };
  const promiseOf = (id: number): Promise<unknown> =>
    new SafePromise((resolve, reject) => void apply(mapSet, settling, [id, { resolve, reject }]));
  const unpack = (packed: Pack): unknown => {
    let root = packed.value;
    for (let at = 0; at < packed.holes.length; at++) {
      const { path, kind, id } = packed.holes[at]!;
      const value = kind === 'function' ? proxyOf(id) : promiseOf(id);
      if (path.length === 0) {
        root = value;
        continue;
      }
      let parent = root as Plain;
      for (let step = 0; step < path.length - 1; step++) parent = parent[path[step]!] as Plain;
      put(parent, path[path.length - 1]!, value);
    }
    return root;
  };

  /** Sends a message that the other end answers before this returns. */
  const ask = (message: Message): unknown => {
    answer = undefined;
    post(message);
    const got = answer as Extract<Message, { op: 'return' }> | undefined;
    answer = undefined;
    if (!got) throw uncloneable();
    const value = unpack(got.pack);
    if (got.failed) throw value as Error;
    return value;
  };
  const call = (id: number, args: unknown[]): unknown => ask({ op: 'call', id, pack: pack(args) });
  const reply = (work: () => unknown): void => {
    let packed: Pack;
    let failed = false;
    try {
      packed = pack(work());
    } catch (error) {
      failed = true;
      packed = packError(error);
    }
    post({ op: 'return', pack: packed, failed });
  };
  const freezeDeep = (value: unknown): unknown => {
    if (
      typeof value !== 'object' ||
      value === null ||
      (!isArray(value) && getPrototypeOf(value) !== objectPrototype)
    )
      return value;
    const names = keys(value);
    for (let at = 0; at < names.length; at++) freezeDeep((value as Plain)[names[at]!]);
    return freeze(value);
  };
  const exposeHere = (name: string, packed: Pack): void => {
    if (name in host)
      throw new SafeError(`Cannot bind an API on top of an existing property on the window object`);
    const value = freezeDeep(unpack(packed));
    defineProperty(host, name, { __proto__: null, value, enumerable: true } as PropertyDescriptor);
  };
  const settle = (message: Extract<Message, { op: 'settle' }>): void => {
    const promise = apply(mapGet, settling, [message.id]) as Settle | undefined;
    apply(mapDelete, settling, [message.id]);
    const value = unpack(message.pack);
    if (message.failed) promise?.reject(value);
    else promise?.resolve(value);
  };

  const receive = (event: Event): void => {
    const message = apply(primordials.detail, event, []) as Message | null;
    switch (message?.op) {
      case 'call': {
        const target = apply(mapGet, ours, [message.id]) as Callable;
        reply(() => apply(target, undefined, unpack(message.pack) as unknown[]));
        return;
      }
      case 'return':
        answer = message;
        return;
      case 'settle': {
        settle(message);
        return;
      }
      case 'expose': {
        reply(() => exposeHere(message.name, message.pack));
        return;
      }
      case 'open':
        return opened?.(message.url, message.frameName, message.features);
      case 'free':
        return void apply(mapDelete, ours, [message.id]);
      case undefined:
    }
  };
  apply(primordials.listen, bus, [side, receive]);

  return {
    expose: (name, api) => void ask({ op: 'expose', name, pack: pack(api) }),
    open: (url, frameName, features) => post({ op: 'open', url, frameName, features }),
    onOpen: (listener) => void (opened = listener),
    held: () => apply(mapSize, ours, []) as number,
  };
}
