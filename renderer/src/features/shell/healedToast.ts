import { watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useFormat } from '../../services/format.ts';
import { useToasts } from '../../services/toasts.ts';
import { useAccountStore } from '../../stores/accountStore.ts';

/** Said for longer than other sentences: it may have happened before the window was looked at. */
const stayMs = 20_000;

/** Says once what became of a mending, also of one before the window opened. */
export function useHealedToast(): void {
  const { t } = useI18n();
  const { format } = useFormat();
  const toasts = useToasts();
  const store = useAccountStore();
  watch(
    () => store.account?.healed?.at ?? null,
    () => {
      const healed = store.account?.healed ?? null;
      if (healed === null) return;
      const time = format.value.time(healed.at);
      const said = t(healed.fromServer ? 'healing.fromServer' : 'healing.done', { time });
      const { waiting } = healed;
      const kept =
        waiting === 0
          ? t('healing.nothingWaited')
          : t('healing.kept', { count: format.value.number(waiting) }, { plural: waiting });
      toasts.show({ text: `${said} ${kept}`, stayMs });
    },
    { immediate: true },
  );
}
