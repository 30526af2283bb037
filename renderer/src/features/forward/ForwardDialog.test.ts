import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { createTranslator } from '../../services/i18n.ts';
import ForwardDialog from './ForwardDialog.vue';

const open = async () => {
  const dialog = mount(ForwardDialog, {
    attachTo: document.body,
    global: { plugins: [createTranslator('en')] },
    props: {
      open: true,
      subtitle: '#48213 Charged twice',
      hereInbox: 'Customer Service',
      today: '2026-11-19',
      inboxes: [{ value: 'fin', label: 'Finance' }],
      dueTypes: [{ value: 'refund', label: 'Refund' }],
      agents: [{ value: 'a1', label: 'Marek Zieliński' }],
    },
  });
  await flushPromises();
  return dialog;
};
const button = (text: string) =>
  [...document.querySelectorAll('button')].find((el) => el.textContent.trim().startsWith(text));
const choose = async (label: string, option: string) => {
  document.querySelector<HTMLElement>(`[role="combobox"][aria-label="${label}"]`)?.click();
  await flushPromises();
  const item = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find((el) =>
    el.textContent.includes(option),
  );
  item?.click();
  await flushPromises();
};
afterEach(() => document.body.replaceChildren());

describe('[A11] [A17] the forward dialog', () => {
  it('says at each field what is missing, and forwards nothing', async () => {
    const dialog = await open();
    button('Forward')?.click();
    await flushPromises();
    expect(document.body.textContent).toContain('Choose where it should go.');
    expect(document.body.textContent).toContain('Choose what is to be done.');
    expect(document.body.textContent).toContain('Write a message, so that they know what to do.');
    expect(dialog.emitted('forward')).toBeUndefined();
    expect(document.querySelectorAll('[aria-invalid="true"]')).toHaveLength(3);
    dialog.unmount();
  });
  it('forwards what was chosen and written', async () => {
    const dialog = await open();
    await choose('Inbox', 'Finance');
    await choose('Due type', 'Refund');
    const message = document.querySelector('textarea')!;
    message.value = 'Please return €13.99';
    message.dispatchEvent(new Event('input'));
    await flushPromises();
    button('Forward')?.click();
    await flushPromises();
    expect(dialog.emitted('forward')?.[0]?.[0]).toEqual({
      inboxId: 'fin',
      dueType: 'refund',
      forAgentId: null,
      due: null,
      message: 'Please return €13.99',
      keepOpen: false,
    });
    expect(dialog.emitted('update:open')).toEqual([[false]]);
    dialog.unmount();
  });
});
