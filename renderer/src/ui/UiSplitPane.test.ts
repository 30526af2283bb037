import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import UiSplitPane from './UiSplitPane.vue';

const edge = (props: object = {}) =>
  mount(UiSplitPane, {
    props: { size: 392, label: 'Width of the list', min: 300, max: 400, initial: 392, ...props },
  });

describe('[F22] resizing a region by keyboard', () => {
  it('moves 8 px a press and stops at its end', async () => {
    const pane = edge();
    await pane.trigger('keydown', { key: 'ArrowRight' });
    expect(pane.emitted('update:size')).toEqual([[400]]);
    await pane.setProps({ size: 400 });
    await pane.trigger('keydown', { key: 'ArrowRight', shiftKey: true });
    expect(pane.emitted('update:size')?.at(-1)).toEqual([400]);
  });
  it('grows the region after the edge when that one is measured', async () => {
    const pane = edge({ from: 'end', size: 350 });
    await pane.trigger('keydown', { key: 'ArrowLeft' });
    expect(pane.emitted('update:size')).toEqual([[358]]);
  });
  it('folds with Enter and says so', async () => {
    const pane = edge();
    await pane.trigger('keydown', { key: 'Enter' });
    expect(pane.emitted('update:collapsed')).toEqual([[true]]);
    expect(pane.attributes('aria-valuenow')).toBe('0');
  });
});
