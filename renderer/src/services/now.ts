import { inject, type InjectionKey, onScopeDispose, provide, readonly, type Ref, ref } from 'vue';

const key: InjectionKey<Readonly<Ref<number>>> = Symbol('now');

/** Gives every component below the time (epoch ms), so that a page has one clock and a test can hold it still. */
export function provideNow(now: Readonly<Ref<number>>): void {
  provide(key, now);
}

/** The window's clock, in epoch ms. A window without one is a mistake of composition, so it throws. */
export function useNow(): Readonly<Ref<number>> {
  const now = inject(key);
  if (!now) throw new Error('No clock: call provideNow() in the root component');
  return now;
}

/**
 * A clock that ticks every `everyMs`, for the root component.
 * @param clock where the time comes from.
 */
export function tickingNow(clock: () => number, everyMs = 10_000): Readonly<Ref<number>> {
  const now = ref(clock());
  const timer = setInterval(() => (now.value = clock()), everyMs);
  onScopeDispose(() => clearInterval(timer));
  return readonly(now);
}
