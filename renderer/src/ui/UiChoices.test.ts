import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import UiChoices from './UiChoices.vue';

const choices = [
  { id: 'note', label: 'Keep it as a note', consequence: 'The team can read it' },
  { id: 'send', label: 'Send anyway', consequence: 'A second answer' },
];
describe('[G6] deciding with the keyboard only', () => {
  it('puts the focus on the safest choice and takes a digit or Enter', async () => {
    const list = mount(UiChoices, {
      attachTo: document.body,
      props: { choices, cardId: '1', labelledBy: 'q' },
    });
    await flushPromises();
    const buttons = list.findAll('button');
    expect(document.activeElement).toBe(buttons[0]?.element);
    await buttons[0]?.trigger('keydown', { key: 'ArrowDown' });
    expect(document.activeElement).toBe(buttons[1]?.element);
    await buttons[1]?.trigger('keydown', { key: '1' });
    await buttons[1]?.trigger('keydown', { key: '9' });
    expect(list.emitted('choose')).toEqual([['note']]);
    list.unmount();
  });
});
