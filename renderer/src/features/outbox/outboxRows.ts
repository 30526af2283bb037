import type { LedgerRow, OutboxView } from '#shared/ipc/views.ts';
import { useI18n } from 'vue-i18n';
import { useFormat } from '../../services/format.ts';
import { useActSentence } from '../../services/actSentence.ts';
import { useReasonSentence } from '../../services/reasonSentence.ts';
import { useSyncStore } from '../../stores/syncStore.ts';
import type { OutboxRowView, OutboxSums } from './outboxView.ts';

/** Rows of the outbox in the reader's words: sentence, why, and what can be done. */
export function useOutboxRows(): (view: OutboxView) => { rows: OutboxRowView[]; sums: OutboxSums } {
  const { t } = useI18n();
  const { when } = useFormat();
  const sentenceOf = useActSentence();
  const reasonOf = useReasonSentence();
  const sync = useSyncStore();

  function whyOf(row: LedgerRow): string {
    if (row.state === 'waiting') {
      if (row.underWay && sync.status?.state !== 'offline') return t('outbox.why.underWay');
      if (row.waitsFor === 'server_update') return t('outbox.why.serverUpdate');
      if (row.dependsOn !== null) return t('outbox.why.dependent');
      return t(row.name === 'take' ? 'outbox.why.claiming' : 'outbox.why.waiting', {
        time: when(row.madeAt),
      });
    }
    const ended = when(row.endedAt ?? row.madeAt);
    const reason = row.reason === null ? '' : reasonOf(row.reason, String(row.params['customer'] ?? ''));
    const chosen =
      row.resolution === null
        ? ''
        : t('outbox.why.chosen', { choice: t(`choices.${row.resolution}`, { name: t('theColleague') }) });
    return [reason, chosen].filter((part) => part !== '').join(' ') || ended;
  }
  function toRow(row: LedgerRow, state: OutboxRowView['state']): OutboxRowView {
    const act =
      state === 'needsYou' ? 'open' : state === 'waiting' ? (row.underWay ? null : 'undo') : 'openCase';
    return {
      id: row.id,
      caseId: row.caseId,
      sentence: sentenceOf(row),
      why: whyOf(row),
      state,
      dependent: row.dependsOn !== null && state === 'waiting',
      act,
    };
  }
  const endOf = ({ state }: LedgerRow): OutboxRowView['state'] =>
    state === 'withdrawn'
      ? 'withdrawn'
      : state === 'superseded'
        ? 'someoneFirst'
        : state === 'parked'
          ? 'decided'
          : 'done';

  return (view) => {
    const { made, applied, superseded, withdrawn, decided, needYou, waiting } = view.sums;
    return {
      rows: [
        ...view.needYou.map((row) => toRow(row, 'needsYou')),
        ...view.waiting.map((row) => toRow(row, 'waiting')),
        ...view.ended.map((row) => toRow(row, endOf(row))),
      ],
      sums: { acts: made, done: applied, someoneFirst: superseded, withdrawn, decided, needYou, waiting },
    };
  };
}
