import { EventEmitter } from 'node:events';

/** Names that JavaScript itself, `await` and inspectors ask every object for. */
const askedByLanguage = new Set([
  'then',
  'toJSON',
  'constructor',
  'prototype',
  'length',
  'domain',
  'arguments',
  'caller',
]);

/** The error of a member the stand-in does not have; `name` is what the app wrote, such as `session.webRequest`. */
export function notEmulated(name: string): Error {
  return new Error(`stand-in: ${name} is not emulated`);
}

/**
 * Wraps `target` so that a member it does not have throws by name, on reading and on writing. A silent `undefined`
 * would let a test pass that fails on Electron.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, member, receiver) {
      if (typeof member === 'symbol' || member in object || askedByLanguage.has(member)) {
        return Reflect.get(object, member, receiver) as unknown;
      }
      throw notEmulated(`${name}.${member}`);
    },
    set(object, member, value, receiver) {
      if (typeof member === 'symbol' || member in object || member.startsWith('_')) {
        return Reflect.set(object, member, value, receiver);
      }
      throw notEmulated(`${name}.${member}`);
    },
  });
}

/** A part of Electron that the stand-in lacks altogether: any use of it throws by name. */
export function absent(name: string): object {
  // A function and not an arrow: `new` must come as far as the trap.
  function refuse(): never {
    throw notEmulated(name);
  }
  return new Proxy(refuse, {
    get(_target, member) {
      if (typeof member === 'symbol' || askedByLanguage.has(member)) return undefined;
      throw notEmulated(`${name}.${member}`);
    },
    set(_target, member): never {
      throw notEmulated(`${name}.${String(member)}`);
    },
    construct: refuse,
  });
}

/** What a listener of an emitter may look like; the emitter does not check its arguments. */
export type Listener = Parameters<EventEmitter['on']>[1];

/** Kept beside the objects: private fields of this base would sit on the object behind the proxy, out of reach. */
const emitted = new WeakMap<object, { name: string; events: ReadonlySet<string> }>();

function checkEvent(emitter: object, event: string | symbol): void {
  const known = emitted.get(emitter);
  if (typeof event === 'symbol' || !known || known.events.has(event)) return;
  throw notEmulated(`the event '${event}' of ${known.name}`);
}

/**
 * An emitter whose unknown members throw, and that refuses listeners for events it never emits. The constructor
 * returns the proxy, so private fields of subclasses live on it and `this` is the same object everywhere.
 */
export class StrictEmitter extends EventEmitter {
  /** `events`: everything this object emits, and the events that other platforms alone emit. */
  constructor(name: string, events: readonly string[]) {
    super();
    const proxy = strict(name, this);
    emitted.set(proxy, { name, events: new Set([...events, 'error']) });
    proxy.setMaxListeners(0);
    return proxy;
  }
  override on(event: string | symbol, listener: Listener): this {
    checkEvent(this, event);
    return super.on(event, listener);
  }
  override addListener(event: string | symbol, listener: Listener): this {
    checkEvent(this, event);
    return super.addListener(event, listener);
  }
  override prependListener(event: string | symbol, listener: Listener): this {
    checkEvent(this, event);
    return super.prependListener(event, listener);
  }
}
