import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import UiToaster from './UiToaster.vue';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());
const toast = { id: '1', text: 'Completed 3 entries', action: 'Undo', actionKey: 'Z' };

describe('[F8] the toast with its way back', () => {
  it('stays 8 s, waits while the pointer or the focus is on it, then leaves', async () => {
    const toaster = mount(UiToaster, { props: { toast, label: 'Messages' }, attachTo: document.body });
    const box = toaster.get('[role="status"] > div');
    vi.advanceTimersByTime(7000);
    await box.trigger('mouseenter');
    vi.advanceTimersByTime(60_000);
    expect(toaster.emitted('leave')).toBeUndefined();
    await box.trigger('mouseleave');
    vi.advanceTimersByTime(999);
    expect(toaster.emitted('leave')).toBeUndefined();
    vi.advanceTimersByTime(2);
    expect(toaster.emitted('leave')).toEqual([['1']]);
    toaster.unmount();
  });
  it('is announced politely and takes no focus', () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    const toaster = mount(UiToaster, { props: { toast, label: 'Messages' }, attachTo: document.body });
    expect(toaster.get('[role="status"]').attributes('aria-live')).toBe('polite');
    expect(document.activeElement).toBe(field);
    toaster.unmount();
    field.remove();
  });
  it('gives a new toast its full time', async () => {
    const toaster = mount(UiToaster, { props: { toast, label: 'Messages' } });
    vi.advanceTimersByTime(7900);
    await toaster.setProps({ toast: { ...toast, id: '2' } });
    vi.advanceTimersByTime(7900);
    expect(toaster.emitted('leave')).toBeUndefined();
    vi.advanceTimersByTime(200);
    expect(toaster.emitted('leave')).toEqual([['2']]);
  });
});
