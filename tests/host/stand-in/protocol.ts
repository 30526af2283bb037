import type { CustomScheme, Protocol } from 'electron';
import { host } from './host.ts';
import { handlerOf, registerPrivileged, setHandler, type SchemeHandler } from './schemes.ts';
import { strict } from './strict.ts';

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (host.ready)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    registerPrivileged(schemes);
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (handlerOf(scheme)) throw new Error(`The scheme '${scheme}' has been registered`);
    setHandler(scheme, handler);
  },
  unhandle: (scheme: string) => setHandler(scheme, undefined),
  isProtocolHandled: (scheme: string) => handlerOf(scheme) !== undefined,
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>);
