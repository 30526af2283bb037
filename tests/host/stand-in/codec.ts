/** The two ends of the codec, see {@link codec}. */
export interface Codec {
  encode: (value: unknown) => string;
  decode: (text: string) => unknown;
}

/**
 * Values of the structured clone algorithm as JSON text and back: dates, maps, sets, buffers, typed arrays, errors,
 * bigints, undefined, NaN and shared or circular references survive; functions and symbols throw Electron's
 * "An object could not be cloned.". The function is self-contained: its source also runs in the isolated world.
 */
export function codec(): Codec {
  type Tagged = { $: string; v?: unknown; c?: string };
  const world = globalThis as unknown as Record<string, new (...args: unknown[]) => object>;
  const views = [
    'Int8Array',
    'Uint8Array',
    'Uint8ClampedArray',
    'Int16Array',
    'Uint16Array',
    'Int32Array',
    'Uint32Array',
    'Float32Array',
    'Float64Array',
    'BigInt64Array',
    'BigUint64Array',
    'DataView',
  ];
  const errors = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];

  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };
  /** Plain assignment to `__proto__` would change the prototype instead. */
  const put = (into: Record<string, unknown>, key: string, value: unknown): void => {
    if (key === '__proto__')
      Object.defineProperty(into, key, { value, writable: true, enumerable: true, configurable: true });
    else into[key] = value;
  };
  const toBase64 = (bytes: Uint8Array): string => {
    if (typeof Buffer !== 'undefined')
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    let text = '';
    for (let at = 0; at < bytes.length; at += 32768)
      text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return btoa(text);
  };
  const fromBase64 = (text: string): ArrayBuffer => {
    if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64')).buffer;
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
  };

  const encodePrimitive = (value: unknown): unknown => {
    switch (typeof value) {
      case 'number':
        if (Object.is(value, -0)) return { $: 'number', v: '-0' };
        return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
      case 'undefined':
        return { $: 'undefined' };
      case 'bigint':
        return { $: 'bigint', v: String(value) };
      case 'function':
      case 'symbol':
        return refuse();
      default:
        return value;
    }
  };
  const encodeView = (view: ArrayBufferView): Tagged => ({
    $: 'view',
    c: views.find((name) => Object.prototype.toString.call(view) === `[object ${name}]`) ?? 'Uint8Array',
    v: toBase64(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)),
  });
  const encodeBuiltin = (value: object, tag: string, seen: Map<unknown, number>): Tagged | undefined => {
    if (value instanceof Error || tag === 'Error') {
      const error = value as Error;
      return { $: 'error', v: [error.name, error.message, error.stack] };
    }
    switch (tag) {
      case 'Date':
        // JSON has no NaN: an invalid date travels as text that reads as one.
        return { $: 'date', v: Number.isNaN(Number(value)) ? 'NaN' : Number(value) };
      case 'RegExp':
        return { $: 'regexp', v: [(value as RegExp).source, (value as RegExp).flags] };
      case 'Map':
        return {
          $: 'map',
          v: Array.from(value as Map<unknown, unknown>, ([key, item]) => [
            encodeValue(key, seen),
            encodeValue(item, seen),
          ]),
        };
      case 'Set':
        return { $: 'set', v: Array.from(value as Set<unknown>, (item) => encodeValue(item, seen)) };
      case 'ArrayBuffer':
        return { $: 'buffer', v: toBase64(new Uint8Array(value as ArrayBuffer)) };
      default:
        return ArrayBuffer.isView(value) ? encodeView(value) : undefined;
    }
  };
  const encodeValue = (value: unknown, seen: Map<unknown, number>): unknown => {
    if (typeof value !== 'object' || value === null) return encodePrimitive(value);
    const known = seen.get(value);
    if (known !== undefined) return { $: 'ref', v: known };
    seen.set(value, seen.size);
    if (Array.isArray(value)) return Array.from(value, (item) => encodeValue(item, seen));
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    const builtin = encodeBuiltin(value, tag, seen);
    if (builtin) return builtin;
    if (tag !== 'Object' && Object.getPrototypeOf(value) !== null) return refuse();
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(value))
      put(copy, key, encodeValue((value as Record<string, unknown>)[key], seen));
    // An object with a `$` of its own must not be taken for one of our marks.
    return '$' in copy ? { $: 'object', v: copy } : copy;
  };

  const fill = (into: Record<string, unknown>, refs: unknown[]): unknown => {
    refs.push(into);
    for (const key of Object.keys(into)) put(into, key, decodeValue(into[key], refs));
    return into;
  };
  const decodeError = (parts: string[]): Error => {
    const [name = 'Error', message, stack] = parts;
    const error = new world[errors.includes(name) ? name : 'Error']!(message) as Error;
    if (stack !== undefined) error.stack = stack;
    return error;
  };
  const decodeTagged = (mark: Tagged, refs: unknown[]): unknown => {
    const keep = <T>(value: T): T => (refs.push(value), value);
    const parts = mark.v as string[];
    switch (mark.$) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(mark.v);
      case 'bigint':
        return BigInt(mark.v as string);
      case 'ref':
        return refs[mark.v as number];
      case 'date':
        return keep(new Date(Number(mark.v)));
      case 'regexp':
        return keep(new RegExp(parts[0]!, parts[1]));
      case 'buffer':
        return keep(fromBase64(mark.v as string));
      case 'view':
        return keep(new world[mark.c!]!(fromBase64(mark.v as string)));
      case 'error':
        return keep(decodeError(parts));
      case 'map': {
        const map = keep(new Map<unknown, unknown>());
        for (const [key, item] of mark.v as [unknown, unknown][])
          map.set(decodeValue(key, refs), decodeValue(item, refs));
        return map;
      }
      case 'set': {
        const set = keep(new Set<unknown>());
        for (const item of mark.v as unknown[]) set.add(decodeValue(item, refs));
        return set;
      }
      default:
        return fill(mark.v as Record<string, unknown>, refs);
    }
  };
  const decodeValue = (value: unknown, refs: unknown[]): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return fill(value as unknown as Record<string, unknown>, refs);
    return '$' in value ? decodeTagged(value as Tagged, refs) : fill(value as Record<string, unknown>, refs);
  };

  return {
    encode: (value) => JSON.stringify(encodeValue(value, new Map())),
    decode: (text) => decodeValue(JSON.parse(text), []),
  };
}
