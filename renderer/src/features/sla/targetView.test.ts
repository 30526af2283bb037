import { describe, expect, it } from 'vitest';
import { targetLook } from './targetView.ts';

const target = { kind: 'running' as const, dueAt: 100, budgetMs: 100 };
describe('[C3] how a target looks', () => {
  it('is calm, then amber under a quarter, then red', () => {
    expect(targetLook(target, 20)).toEqual({ state: 'running', left: 0.8, leftMs: 80 });
    expect(targetLook(target, 76).state).toBe('soon');
    expect(targetLook(target, 100).state).toBe('soon');
    expect(targetLook(target, 101)).toEqual({ state: 'late', left: 0, leftMs: -1 });
  });
});
