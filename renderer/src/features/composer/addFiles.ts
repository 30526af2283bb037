import { type Attachment, maxAttachmentBytes } from '#shared/domain/attachment.ts';
import { ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { call, CallError } from '../../services/caseload.ts';
import { failureSentence } from '../../services/failures.ts';
import { useFormat } from '../../services/format.ts';

/** Files on their way onto the sheet. A chip appears only once the bytes are on this device's disk. */
export function useAddFiles(add: (files: readonly Attachment[]) => void): {
  problem: Ref<string | null>;
  /** Files that are being stored now. */
  busy: Ref<number>;
  choose: () => Promise<void>;
  take: (files: FileList | readonly File[]) => Promise<void>;
} {
  const { t } = useI18n();
  const { format } = useFormat();
  const problem = ref<string | null>(null);
  const busy = ref(0);

  async function guarded(work: () => Promise<void>): Promise<void> {
    busy.value += 1;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      problem.value = failureSentence(t, error);
    } finally {
      busy.value -= 1;
    }
  }
  async function store(file: File): Promise<void> {
    if (file.size > maxAttachmentBytes) {
      problem.value = t('compose.fileTooLarge', {
        name: file.name,
        size: format.value.bytes(maxAttachmentBytes),
      });
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    add([
      await call('attachment.add', { name: (file.name || 'image.png').slice(-255), type: file.type, bytes }),
    ]);
  }
  return {
    problem,
    busy,
    choose() {
      problem.value = null;
      return guarded(async () => add((await call('attachment.choose', {})).files));
    },
    async take(files) {
      problem.value = null;
      for (const file of files) await guarded(() => store(file));
    },
  };
}
