import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '#shared/ipc/contract.ts';
import { root } from '../runBin.ts';

/** Patience with the first cases of the demo in the window, ms: on a slow machine the desk is still being fetched. */
const patience = 60_000;

const inboxesLabel = 'Inboxes';

export interface SeenInWindow {
  /** Inboxes in the sidebar. */
  inboxes: number;
  /** Cases that this device holds. */
  cases: number;
}

/** Waits until the window lists the demo's inboxes and shows the cases of the first one; answers what is there. */
export async function seeDemoInbox(page: Page): Promise<SeenInWindow> {
  const inboxes = page.getByRole('region', { name: inboxesLabel }).getByRole('button');
  await inboxes.first().waitFor({ timeout: patience });
  await inboxes.first().click();
  const rows = page.getByRole('grid').getByRole('row').or(page.getByRole('option'));
  await rows.nth(1).waitFor({ timeout: patience });
  const cases = await page.evaluate(async () => {
    const { caseload } = globalThis as unknown as { caseload: Bridge };
    const page = { offset: 0, limit: 1 };
    const answer = await caseload.call('cases.list', {
      scope: { type: 'all' },
      sort: 'newest',
      mine: false,
      unanswered: false,
      ...page,
    });
    return answer.ok ? answer.value.total : 0;
  });
  return { inboxes: await inboxes.count(), cases };
}

/** A picture of the window, for machines on which nobody sees it. Answers its path. */
export async function pictureOf(page: Page): Promise<string> {
  const folder = join(root, 'test-results');
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'demo.png');
  await page.screenshot({ path });
  return path;
}
