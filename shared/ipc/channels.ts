/**
 * Names of the two raw channels under the contract. Alone in this file: the preload script needs nothing else, and
 * must not carry the schemas of contract.ts.
 */
export const callChannel = 'caseload:call';
export const eventChannel = 'caseload:event';
