/** The version of the wire format this build speaks, and the oldest one it still understands. */
export const protocolVersion = 1;
export const oldestProtocol = 1;

/**
 * Schema version of each kind of row; a client asks for the kinds it knows (`kinds` of a pull). A change that a client
 * of before could not read raises the number, with a step in olderRows.ts; a list of words grown longer is such a change.
 */
export const kindVersions = {
  agent: 1,
  inbox: 1,
  dueType: 1,
  grant: 1,
  customer: 1,
  case: 2,
  entry: 1,
  item: 2,
  draft: 1,
  readMark: 1,
  result: 2,
  escrow: 1,
} as const;
