import { powerMonitor } from 'electron';

/** After sleep every connection is stale and the timers are late: look at once. */
export function watchPower(wake: () => void): void {
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
}
