import type { IntentId, ItemId } from '#shared/domain/ids.ts';
import type { CaseDetail } from '#shared/ipc/views.ts';
import { useI18n } from 'vue-i18n';
import { makeAct, submit } from '../../services/act.ts';
import { call } from '../../services/caseload.ts';
import { useToasts } from '../../services/toasts.ts';
import { sawOfCase } from '../../services/caseEntry.ts';

/**
 * Takes a reply back, and says which of three things is true: it had not left this device; the server holds it and was
 * asked to give it back; or it has gone.
 */
export function useTakeBack(
  detail: () => CaseDetail | null,
): (reply: { id: ItemId; intentId: IntentId | null }) => Promise<void> {
  const toasts = useToasts();
  const { t } = useI18n();
  return async ({ id, intentId }) => {
    const value = detail();
    if (value === null) return;
    if (intentId !== null && (await call('intent.withdraw', { intentId })).withdrawn) {
      toasts.show({ text: t('compose.takenBack') });
      return;
    }
    const caseId = value.case.id;
    const { willPark } = await submit(makeAct('unsend', { caseId, itemId: id }, sawOfCase(value)));
    toasts.show({ text: t(willPark === null ? 'compose.askedBack' : 'compose.gone') });
  };
}
