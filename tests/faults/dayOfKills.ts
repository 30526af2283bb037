import { audit } from './audit.ts';
import { workingDay } from './day.ts';
import { FaultOffice } from './faultOffice.ts';
import type { Scenario } from './scenario.ts';

export const dayOfKills: Scenario = {
  name: 'day',
  title: '[G1 G3 G5] a working day with kill -9 of app and server',
  async run({ engine, seed, points, say }) {
    const office = await FaultOffice.open({ engine, sendDelayMs: 400 });
    try {
      const began = performance.now();
      const day = await workingDay(office, {
        seed,
        points,
        onKill: ({ who, moment, atMs }) => say(`${(atMs / 1000).toFixed(1)} s  kill ${who} at ${moment}`),
      });
      say(`the day is over after ${((performance.now() - began) / 1000).toFixed(0)} s`);
      const { wrong, figures } = await audit(day);
      say(JSON.stringify(figures));
      return wrong;
    } catch (error) {
      say(
        `last words of servers:\n${office.lastWords.slice(-20).join('\n')}\n${office.serverOutput().slice(-3000)}`,
      );
      throw error;
    } finally {
      await office.close();
    }
  },
};
