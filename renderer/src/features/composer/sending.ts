import type { ItemId } from '#shared/domain/ids.ts';
import { isGivenUp } from '#shared/intents/place.ts';
import type { CaseDetail } from '#shared/ipc/views.ts';
import { useI18n } from 'vue-i18n';
import { freshIds, inverseBy, makeAct, useActs } from '../../services/act.ts';
import { useToasts } from '../../services/toasts.ts';
import { isLastOpen, openEntryOf, sawOfCase } from '../../services/caseEntry.ts';
import type { DraftKeeper } from './draftKeeper.ts';
import { useFollowUpStore } from './followUpStore.ts';
import { plainText } from '../../services/plainText.ts';
import { replySubject } from './recipients.ts';
import { useReplyToast } from './replyToast.ts';
import { useTakeBack } from './takeBack.ts';

export interface Sending {
  /**
   * @param answersId the message this answers; null for the last one
   * @param askedOwner the agent was told who owns the case and sends all the same
   */
  reply: (how: { solve: boolean; askedOwner: boolean; answersId: ItemId | null }) => Promise<boolean>;
  note: () => Promise<boolean>;
}

/** Turns the words on the sheet into acts. The words leave the sheet only once the act is on disk. */
export function useSending(detail: () => CaseDetail, keeper: DraftKeeper): Sending {
  const acts = useActs();
  const toasts = useToasts();
  const receipt = useReplyToast();
  const followUps = useFollowUpStore();
  const takeBack = useTakeBack(detail);
  const { t } = useI18n();

  async function solveAfter(dependsOn: Parameters<typeof takeBack>[0]['intentId']): Promise<void> {
    const value = detail();
    const caseId = value.case.id;
    const saw = sawOfCase(value);
    const entry = openEntryOf(value);
    const act =
      entry !== null && isLastOpen(value)
        ? makeAct(
            'complete',
            { caseId, entryId: entry.id, solve: true },
            saw,
            inverseBy('reopen', { caseId, entryId: entry.id }),
          )
        : makeAct('status', { caseId, to: 'solved' }, saw, inverseBy('status', { caseId, to: 'open' }));
    await acts.perform([{ ...act, ...(dependsOn === null ? {} : { dependsOn }) }], () => '', { quiet: true });
  }

  return {
    async reply({ solve, askedOwner, answersId }) {
      // The draft first: if the reply is taken back its words come back from there.
      await keeper.save();
      const value = detail();
      const caseId = value.case.id;
      const { to, cc, html, attachments } = keeper.words;
      const [itemId] = (await freshIds(1)) as [ItemId];
      const args = {
        caseId,
        itemId,
        to: [...to],
        cc: [...cc],
        subject: replySubject(value.case.subject),
        text: plainText(html),
        html,
        attachments: [...attachments],
        answersId,
        draftId: keeper.draftId(),
        draftRev: keeper.draftRev(),
        askedOwner,
        // The page says where the case lies and that a reply fetches it.
        ...(isGivenUp(value.case) ? { restore: true } : {}),
      };
      const card = followUps.cardOf(caseId);
      const act = makeAct('reply', plain(args), sawOfCase(value), inverseBy('unsend', { caseId, itemId }));
      const claim = followUps.claimOn(caseId);
      const claimed = claim === null ? act : { ...act, dependsOn: claim };
      const [done] = await acts.perform(
        [card === null ? claimed : { ...claimed, resolves: { intentId: card, choice: 'send_as_follow_up' } }],
        () => '',
        { quiet: true },
      );
      if (done === undefined) return false;
      followUps.done(caseId);
      keeper.sent();
      if (solve) await solveAfter(done.intentId);
      const name = to[0]?.name || (to[0]?.address ?? '');
      const undo = () => void takeBack({ id: itemId, intentId: done.intentId });
      if (done.needsYou)
        toasts.show({ text: t('acts.needYou', { count: 1 }, 1), action: t('undo'), act: undo });
      else receipt({ caseId, itemId, name, takeBack: undo });
      return true;
    },
    async note() {
      await keeper.save();
      const value = detail();
      const caseId = value.case.id;
      const { html, attachments } = keeper.words;
      const [itemId] = (await freshIds(1)) as [ItemId];
      const args = {
        caseId,
        itemId,
        text: plainText(html),
        html,
        attachments: [...attachments],
        draftId: keeper.draftId(),
        draftRev: keeper.draftRev(),
      };
      const [done] = await acts.perform([makeAct('note', plain(args), sawOfCase(value))], () =>
        t('compose.noteAdded'),
      );
      if (done === undefined) return false;
      keeper.sent();
      return true;
    },
  };
}

/** Reactive proxies cannot be cloned to main. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
