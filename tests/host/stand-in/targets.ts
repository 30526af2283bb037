import { randomUUID } from 'node:crypto';
import type { Events } from './cdp.ts';
import { chromium, isHeaded } from './host.ts';
import { windows } from './windows.ts';

type TargetInfo = Events['Target.targetCreated']['targetInfo'];

const own = new Set<string>();
/** Windows being opened: until Chromium has named their targets, an unknown target may be one of them. */
let opening = 0;
const undecided = new Set<string>();
/** App windows asked of a second process, known by the page they start with. */
const expected = new Map<string, (targetId: string) => void>();

/** Opens a window of Chromium on a blank page and resolves to its target. */
export async function openTarget(
  bounds: { x: number; y: number; width: number; height: number },
  background: string,
): Promise<string> {
  opening++;
  try {
    const target = isHeaded()
      ? await openCleanWindow(bounds.width, bounds.height, background)
      : await createTarget(bounds);
    own.add(target);
    return target;
  } finally {
    opening--;
    closeStrangers();
  }
}

async function createTarget({
  x,
  y,
  width,
  height,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
}): Promise<string> {
  const options = { url: 'about:blank', newWindow: true, left: x, top: y, width, height };
  return (await chromium().connection.browser.send('Target.createTarget', options)).targetId;
}

/** A window without tabs and address bar, for people; only a second Chromium process can ask for one. */
async function openCleanWindow(width: number, height: number, background: string): Promise<string> {
  const mark = randomUUID();
  let timer: NodeJS.Timeout | undefined;
  const target = new Promise<string>((resolve, reject) => {
    expected.set(mark, resolve);
    timer = setTimeout(
      () => reject(new Error('stand-in: Chromium opened no window within 20 seconds')),
      20_000,
    );
  });
  const style = encodeURIComponent(`<!--${mark}--><title>…</title><body style="background:${background}">`);
  chromium().openAppWindow(`data:text/html;charset=utf-8,${style}`, width, height);
  return target.finally(() => {
    clearTimeout(timer);
    expected.delete(mark);
  });
}

/** Keeps windows and targets in step: their ends, and windows that a page opened past its handler. */
export async function watchTargets(): Promise<void> {
  const { browser } = chromium().connection;
  browser.on('Target.targetCreated', ({ targetInfo }) => appeared(targetInfo));
  browser.on('Target.targetInfoChanged', ({ targetInfo }) => void adopt(targetInfo));
  browser.on('Target.targetDestroyed', ({ targetId }) => {
    own.delete(targetId);
    windows.all.find((window) => window.webContents.targetId === targetId)?.targetGone();
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
}

function appeared(info: TargetInfo): void {
  if (info.type !== 'page' || own.has(info.targetId) || adopt(info)) return;
  undecided.add(info.targetId);
  closeStrangers();
}

function adopt({ targetId, url }: TargetInfo): boolean {
  for (const [mark, resolve] of expected) {
    if (!url.includes(mark)) continue;
    undecided.delete(targetId);
    own.add(targetId);
    resolve(targetId);
    return true;
  }
  return false;
}

/** Closes pages nobody of ours opened: pop-ups, which Electron would have refused before they came to be. */
function closeStrangers(): void {
  if (opening > 0) return;
  for (const targetId of undecided) {
    if (!own.has(targetId)) chromium().connection.browser.tell('Target.closeTarget', { targetId });
  }
  undecided.clear();
}
