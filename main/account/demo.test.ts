import { expect, it } from 'vitest';
import { demoCredentials } from './demo.ts';

const env = {
  CASELOAD_DEMO: 'http://127.0.0.1:4100',
  CASELOAD_DEMO_EMAIL: 'a@b.c',
  CASELOAD_DEMO_PASSWORD: 'p',
};

it('reads the demo from the environment', () => {
  expect(demoCredentials(env)).toEqual({ server: 'http://127.0.0.1:4100', email: 'a@b.c', password: 'p' });
});

it('takes no half, and no server but on this machine', () => {
  expect(demoCredentials({})).toBeNull();
  expect(demoCredentials({ ...env, CASELOAD_DEMO_PASSWORD: undefined })).toBeNull();
  for (const url of ['https://demo.example.org', 'http://127.0.0.1.example.org', 'nonsense']) {
    expect(demoCredentials({ ...env, CASELOAD_DEMO: url })).toBeNull();
  }
});
