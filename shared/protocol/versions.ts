/** The version of the wire format this build speaks, and the oldest one it still understands. */
export const protocolVersion = 1;
export const oldestProtocol = 1;

/** Schema version of each kind of row; a client asks for the kinds it knows (`kinds` of a pull). */
export const kindVersions = {
  agent: 1,
  inbox: 1,
  dueType: 1,
  grant: 1,
  customer: 1,
  case: 1,
  entry: 1,
  item: 1,
  draft: 1,
  readMark: 1,
  result: 1,
  escrow: 1,
} as const;
