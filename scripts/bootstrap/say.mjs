// Node 20 syntax: this file runs before Node 24 is there.
const start = Date.now();
const seconds = () => ((Date.now() - start) / 1000).toFixed(1).padStart(6);

/**
 * One line of progress with the time since the start. It goes to stderr, so that stdout stays what a script prints.
 * @param {string} line
 */
export const say = (line) => process.stderr.write(`${seconds()} s  ${line}\n`);

/** A failure that a person can do something about: its message says what is missing and how to get it. */
export class Needs extends Error {}
