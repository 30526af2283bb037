import { goes, late } from './cell.ts';
import type { VerbCells } from './cell.ts';

export const tray: VerbCells<'tray'> = {
  made: (on) => ({ escrowId: on.trayId as never, choice: 'discard', why: 'Said on the telephone.' }),
  needs: ['tray'],
  after: {
    tray: [
      late('tray_settled', 'Unsent work is decided once: the second lead is told who was first.'),
      late('tray_settled', 'Unsent work is decided once, also by one lead at two devices.', { self: true }),
    ],
    otherwise: goes('What lies in the tray is decided whatever has become of its case.'),
  },
};
