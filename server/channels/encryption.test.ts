import { expect, it } from 'vitest';
import { mustEncrypt } from './encryption.ts';

it('a mail server elsewhere is never spoken to in plain text', () => {
  expect(mustEncrypt({ host: 'mail.example.com', secure: false })).toBe(true);
  expect(mustEncrypt({ host: '127.0.0.1.example.com', secure: false })).toBe(true);
  expect(mustEncrypt({ host: '127.0.0.1', secure: false })).toBe(false);
  expect(mustEncrypt({ host: 'mail.example.com', secure: true })).toBe(false);
});
