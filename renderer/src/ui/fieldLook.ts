/** The look every field shares: a 1 px edge that becomes 2 px in focus or when something is wrong. */
export const fieldLook =
  'w-full min-w-0 rounded-2 bg-surface text-text inset-ring outline-none focus-within:inset-ring-2 focus-visible:inset-ring-2 focus-visible:outline-none';

/** The colour of a field's edge. */
export const fieldEdge = (invalid: boolean | undefined): string =>
  invalid
    ? 'inset-ring-2 inset-ring-danger'
    : 'inset-ring-control focus-within:inset-ring-focus focus-visible:inset-ring-focus data-[state=open]:inset-ring-2 data-[state=open]:inset-ring-focus';
