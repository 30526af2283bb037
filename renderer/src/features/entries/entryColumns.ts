/**
 * The columns of the entry table. In compact the customer has one of his own and the actions lie over the end of the row;
 * so they do wherever the table is narrow, and the words keep the room.
 */
export const entryColumns = {
  comfortable:
    'grid-cols-[16px_8px_minmax(0,1fr)_132px_108px_164px_52px_196px] @max-[1000px]:grid-cols-[16px_8px_minmax(0,1fr)_116px_88px_144px_56px]',
  compact:
    'grid-cols-[16px_8px_minmax(0,1fr)_156px_124px_100px_156px_56px] @max-[1000px]:grid-cols-[16px_8px_minmax(0,1fr)_124px_104px_84px_132px_56px]',
} as const;

/** Columns the list can be ordered by, as the contract names them. */
export type EntrySort = 'subject' | 'due' | 'owner' | 'received';
