import { existsSync } from 'node:fs';

const places = ['/usr/lib/chromium/chromium', '/usr/bin/chromium'];

/** The Chromium to use. Throws an error that names the command which installs it. */
export function chromiumPath(env: NodeJS.ProcessEnv = process.env): string {
  const asked = env['STANDIN_CHROMIUM'];
  const found = (asked ? [asked] : places).find((place) => existsSync(place));
  if (found) return found;
  throw new Error(
    asked
      ? `stand-in: STANDIN_CHROMIUM names ${asked}, which does not exist.`
      : 'stand-in: Chromium is not installed. Install it with: sudo apt-get install -y chromium',
  );
}
