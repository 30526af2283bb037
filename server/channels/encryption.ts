/**
 * Whether a connection that begins in plain text must become encrypted (STARTTLS, RFC 3207 and RFC 3501) before a
 * password or a mail goes over it: always, but to this very machine.
 */
export function mustEncrypt({ host, secure }: { readonly host: string; readonly secure: boolean }): boolean {
  return !secure && !/^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host);
}
