import { AppError } from '#shared/domain/errors.ts';
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts';
import { outsideLink } from '../../security/outsideLink.ts';
import type { Handlers } from '../router.ts';

type Group = 'app.info' | 'link.open' | 'window.showing' | 'window.control' | 'ledger.export';

export interface WindowParts {
  readonly info: () => CallOutput<'app.info'>;
  readonly openOutside: (url: string) => Promise<void>;
  readonly showing: (caseId: CallInput<'window.showing'>['caseId']) => void;
  readonly control: (act: CallInput<'window.control'>['act']) => void;
  readonly exportLedger: () => Promise<boolean>;
}

export function windowHandlers(parts: WindowParts): Pick<Handlers, Group> {
  return {
    'app.info': parts.info,
    'link.open': async ({ url }) => {
      const link = outsideLink(url);
      if (link === null) throw new AppError('invalid', 'not an outside link', { field: 'url' });
      await parts.openOutside(link);
      return {};
    },
    'window.showing': ({ caseId }) => {
      parts.showing(caseId);
      return {};
    },
    'window.control': ({ act }) => {
      parts.control(act);
      return {};
    },
    'ledger.export': async () => ({ saved: await parts.exportLedger() }),
  };
}
