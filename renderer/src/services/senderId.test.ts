import type { AgentId, CustomerId } from '#shared/domain/ids.ts';
import { expect, it } from 'vitest';
import { senderId } from './senderId.ts';

it('a customer keeps one colour, from whichever address the mail came', () => {
  const customerId = 'c1' as CustomerId;
  const from = (address: string) => ({ name: '', address });
  const id = senderId({ customerId, agentId: null, from: from('home@mail.example') });
  expect(senderId({ customerId, agentId: null, from: from('work@studio.example') })).toBe(id);
  expect(id).toBe(customerId);
  expect(senderId({ customerId: null, agentId: 'a1' as AgentId, from: from('inbox@desk.example') })).toBe(
    'a1',
  );
  expect(senderId({ customerId: null, agentId: null, from: from('Sister@Mail.example') })).toBe(
    'sister@mail.example',
  );
});
