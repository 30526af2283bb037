import { goes } from './cell.ts';
import type { VerbCells } from './cell.ts';

export const edit: VerbCells<'edit'> = {
  made: (on) => ({ field: 'priority', value: 'high', was: on.case.priority, undo: false }),
  after: {
    otherwise: goes('Per field the last by server order counts.', { leaves: { case: { priority: 'high' } } }),
  },
};
