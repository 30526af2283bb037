import { describe, expect, it } from 'vitest';
import { findProgram, missingParts, packagesOf } from '../tests/support/systemParts.ts';
import { installCommand, isDebianLike } from './debian.ts';
import { hasDisplay } from './display.ts';

describe('what machine this is', () => {
  it('knows Debian and its children from other systems', () => {
    expect(isDebianLike('PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n')).toBe(true);
    expect(isDebianLike('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe(true);
    expect(isDebianLike('ID=fedora\nID_LIKE="rhel"\n')).toBe(false);
    expect(isDebianLike('')).toBe(false);
  });

  it('prints an install command that the person can paste, with sudo unless root', () => {
    const packages = packagesOf(['xvfb', 'dovecot']);
    expect(installCommand(packages, false)).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb dovecot-imapd dovecot-lmtpd',
    );
    expect(installCommand(packages, true)).not.toContain('sudo');
  });

  it('needs a virtual display only on Linux without X and Wayland', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
  });

  it('finds programs in PATH and in the administrator’s folders', () => {
    expect(findProgram('sh')).toMatch(/\/sh$/);
    expect(findProgram('no-such-program-here')).toBeUndefined();
    expect(missingParts([])).toEqual([]);
  });
});
