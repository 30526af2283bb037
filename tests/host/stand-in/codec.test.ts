import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codec } from './codec.ts';

const { encode, decode } = codec();
const again = (value: unknown): unknown => decode(encode(value));

describe('the codec between the worlds', () => {
  it('gives back any value of JSON and of the structured clone algorithm', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: false,
      maxDepth: 4,
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(again(value)).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps shared and circular references', () => {
    const shared = { name: 'shared' };
    const circular: Record<string, unknown> = { first: shared, second: [shared, new Map([['k', shared]])] };
    circular['self'] = circular;
    const copy = again(circular) as { first: object; second: [object, Map<string, object>]; self: unknown };
    expect(copy.self).toBe(copy);
    expect(copy.second[0]).toBe(copy.first);
    expect(copy.second[1].get('k')).toBe(copy.first);
  });

  it('keeps the kind of an error and of a view on part of a buffer', () => {
    const error = again(new TypeError('bad')) as Error;
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toBe('bad');
    expect(again(new Uint16Array([1, 2, 3]).subarray(1))).toEqual(new Uint16Array([2, 3]));
    expect(again(new DataView(new ArrayBuffer(3)))).toBeInstanceOf(DataView);
  });

  it('does not let data change a prototype', () => {
    const copy = again(JSON.parse('{"__proto__": {"admin": true}}')) as { admin?: boolean };
    expect(copy.admin).toBeUndefined();
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });

  it.each([
    [() => undefined],
    [Symbol('s')],
    [new WeakMap()],
    [Promise.resolve()],
    [{ deep: [() => undefined] }],
  ])('refuses %s', (value) => {
    expect(() => encode(value)).toThrow('An object could not be cloned.');
  });
});
