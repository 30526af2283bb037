import type { CaseId, ItemId } from '#shared/domain/ids.ts';
import type { TimelineItem } from '#shared/ipc/views.ts';
import { useI18n } from 'vue-i18n';
import { call, CallError, on } from '../../services/caseload.ts';
import { useToasts } from '../../services/toasts.ts';
import { useSyncStore } from '../../stores/syncStore.ts';

/** Where a reply is on its way, as far as the receipt is concerned; `other` is told on the timeline and in "Needs you". */
type Stage = 'saved' | 'held' | 'leaving' | 'sent' | 'other';

function stageOf({ item, place }: TimelineItem, now: number): Stage {
  if (item.kind !== 'message') return 'other';
  if (place === 'device' || item.delivery === null) return 'saved';
  const { state, sendAfter } = item.delivery;
  if (state === 'held') return sendAfter !== null && sendAfter <= now ? 'leaving' : 'held';
  if (state === 'sending') return 'leaving';
  return state === 'sent' ? 'sent' : 'other';
}

export interface SentReply {
  caseId: CaseId;
  itemId: ItemId;
  /** To whom it goes. */
  name: string;
  takeBack: () => void;
}

/**
 * The receipt of a reply. It keeps telling the truth while it is shown: saved on this device or on its way, with Undo as
 * long as that can work; sent, without; and it goes when the reply was taken back or could not be sent.
 */
export function useReplyToast(): (reply: SentReply) => void {
  const toasts = useToasts();
  const sync = useSyncStore();
  const { t } = useI18n();
  const words = (stage: Stage, name: string) => {
    if (stage === 'sent') return t('compose.sent', { name });
    return t(
      stage === 'saved' && sync.status?.state === 'offline' ? 'compose.savedReply' : 'compose.onItsWay',
      { name },
    );
  };

  return ({ caseId, itemId, name, takeBack }) => {
    const undo = { action: t('undo'), act: takeBack };
    const id = toasts.show({ text: words('saved', name), ...undo });
    let holdEnds: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      clearTimeout(holdEnds);
      off();
    };
    async function look(): Promise<void> {
      if (toasts.current.value?.id !== id) {
        stop();
        return;
      }
      const { items } = await call('case.timeline', { caseId, before: null, limit: 50 });
      const found = items.find(({ item }) => item.id === itemId);
      const stage = found === undefined ? 'saved' : stageOf(found, Date.now());
      if (stage === 'sent' || stage === 'other') stop();
      if (stage === 'other') toasts.leave(id);
      else
        toasts.renew(id, {
          text: words(stage, name),
          ...(stage === 'saved' || stage === 'held' ? undo : {}),
        });
      clearTimeout(holdEnds);
      const sendAfter = found?.item.kind === 'message' ? found.item.delivery?.sendAfter : null;
      if (stage === 'held' && sendAfter) holdEnds = setTimeout(follow, sendAfter - Date.now() + 1);
    }
    /** What cannot be read leaves the receipt as it is; the timeline says the same in its own place. */
    const follow = () =>
      void look().catch((error: unknown) => {
        if (!(error instanceof CallError)) throw error;
      });
    const off = on('changed', ({ caseIds }) => {
      if (caseIds === null || caseIds.includes(caseId)) follow();
    });
  };
}
