/** The columns of the entry table. In compact the customer has one of his own and the actions lie over the end of the row. */
export const entryColumns = {
  comfortable: 'grid-cols-[16px_8px_minmax(0,1fr)_132px_108px_164px_52px_196px]',
  compact: 'grid-cols-[16px_8px_minmax(0,1fr)_156px_124px_100px_156px_56px]',
} as const;

/** Columns the list can be ordered by, as the contract names them. */
export type EntrySort = 'subject' | 'due' | 'owner' | 'received';
