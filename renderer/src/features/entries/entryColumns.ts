/** The columns of the entry table. In compact the customer has one of his own and the actions lie over the end of the row. */
export const entryColumns = {
  comfortable: 'grid-cols-[16px_8px_minmax(0,1fr)_124px_108px_76px_156px_52px_196px]',
  compact: 'grid-cols-[16px_8px_minmax(0,1fr)_148px_116px_100px_72px_148px_56px]',
} as const;

export type EntrySort = 'subject' | 'customer' | 'dueType' | 'due' | 'target' | 'owner' | 'received';
