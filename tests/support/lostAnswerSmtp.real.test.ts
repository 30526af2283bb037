import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DataAnswer, type LostAnswerSmtp, startLostAnswerSmtp } from './lostAnswerSmtp.ts';

describe('an SMTP server that loses its answer', () => {
  let server: LostAnswerSmtp;
  beforeAll(async () => {
    server = await startLostAnswerSmtp();
  });
  afterAll(() => server.stop());

  const send = (answer: DataAnswer) => {
    server.answer = answer;
    const transport = createTransport({ host: '127.0.0.1', port: server.port, socketTimeout: 300 });
    return transport.sendMail({ from: 'a@team.test', to: 'k@customer.test', subject: answer, text: 'x' });
  };

  it('accepts when told to', async () => {
    expect((await send('accept')).response).toContain('250');
    expect(server.received.at(-1)).toMatchObject({ from: 'a@team.test', to: ['k@customer.test'] });
  });

  it.each(['destroy', 'reset', 'stall'] as const)(
    'has the mail, and the client an error, on %s',
    async (answer) => {
      const before = server.received.length;
      await expect(send(answer)).rejects.toThrow();
      expect(server.received).toHaveLength(before + 1);
      expect(server.received.at(-1)!.raw.toString()).toContain(`Subject: ${answer}`);
    },
  );
});
