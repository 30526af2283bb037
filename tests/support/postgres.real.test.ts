import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Postgres, startPostgres } from './postgres.ts';
import { describeWith } from './skip.ts';

const query = async (url: string, text: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as unknown[];
  } finally {
    await client.end();
  }
};

describeWith(['postgres'], 'PostgreSQL for tests', () => {
  let cluster: Postgres;
  beforeAll(async () => {
    cluster = await startPostgres();
    await cluster.setTemplate((url) => query(url, 'create table seen (word text)').then(() => undefined));
  });
  afterAll(() => cluster.stop());

  it('gives each test a database of its own, copied from the template', async () => {
    const one = await cluster.createDatabase();
    const two = await cluster.createDatabase();
    await query(one.url, `insert into seen values ('grüße')`);
    expect(await query(one.url, 'select word from seen')).toEqual([{ word: 'grüße' }]);
    expect(await query(two.url, 'select word from seen')).toEqual([]);
    await one.drop();
    await two.drop();
    await expect(query(one.url, 'select 1')).rejects.toThrow(/does not exist/);
  });

  it('comes back after kill -9 with every committed row', async () => {
    const database = await cluster.createDatabase();
    await query(database.url, `insert into seen select 'x' from generate_series(1, 500)`);
    // Open sessions hold the server's shared memory for a moment after it died.
    const session = new Client({ connectionString: database.url });
    session.on('error', () => undefined);
    await session.connect();
    await cluster.kill();
    await expect(query(database.url, 'select 1')).rejects.toThrow();
    await cluster.start();
    expect(await query(database.url, 'select count(*)::int as n from seen')).toEqual([{ n: 500 }]);
    await session.end();
  });
});
