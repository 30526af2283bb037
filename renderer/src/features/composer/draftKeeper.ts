import type { DraftContent, DraftMode, DraftRow } from '#shared/domain/draft.ts';
import type { CaseId, DraftId } from '#shared/domain/ids.ts';
import type { CaseDetail } from '#shared/ipc/views.ts';
import { computed, type ComputedRef, onScopeDispose, reactive, ref, type Ref, shallowRef, watch } from 'vue';
import { freshIds, makeAct, submit } from '../../services/act.ts';
import { CallError } from '../../services/caseload.ts';
import { sawOfCase } from '../../services/caseEntry.ts';
import { plainText } from '../../services/plainText.ts';

/** A pause in typing this long saves. */
const pauseMs = 300;
/** Words that could not be saved are tried again after this. */
const retryMs = 3000;

export type Words = Omit<DraftContent, 'text'>;

export interface DraftKeeper {
  words: Words;
  state: Readonly<Ref<'none' | 'writing' | 'saved' | 'failed'>>;
  isEmpty: ComputedRef<boolean>;
  /** The colleague who handed these words over. */
  handedBy: ComputedRef<string | null>;
  /** Other copies on the same case: from another device, or handed over. */
  others: ComputedRef<readonly DraftRow[]>;
  /** Writes the words down now. Answers when they are on disk (or could not be put there: then `state` is failed). */
  save: () => Promise<void>;
  /** The draft that holds the words, for the act that carries them away. */
  draftId: () => DraftId | null;
  /** Its revision that the words were written upon. */
  draftRev: () => number;
  /** The words have gone with an act: begin with an empty sheet. */
  sent: () => void;
  /** Goes on with another copy; the words now on the sheet stay as a draft of their own. */
  use: (row: DraftRow) => Promise<void>;
  /** Begins a new draft with these words. What is on the sheet is kept as a draft of its own. */
  begin: (words: Words) => Promise<void>;
  throwAway: (row: DraftRow) => Promise<void>;
}

const contentOf = ({ mode, to, cc, html, attachments }: Words, text = plainText(html)): DraftContent => ({
  mode,
  to: to.map(({ name, address }) => ({ name, address })),
  cc: cc.map(({ name, address }) => ({ name, address })),
  text,
  html,
  attachments: attachments.map(({ hash, name, type, size, cid }) => ({ hash, name, type, size, cid })),
});
/** What two copies are compared by. The text part follows from the HTML. */
const printOf = (words: Words): string => JSON.stringify({ ...contentOf(words, ''), text: '' });
const blank = (mode: DraftMode): Words => ({ mode, to: [], cc: [], html: '', attachments: [] });

/** Keeps the words on the sheet: on disk at every pause, on leaving, and against a copy written on another device. */
export function useDraftKeeper(caseId: CaseId, detail: () => CaseDetail): DraftKeeper {
  const words = reactive<Words>(blank('reply'));
  const state = ref<'none' | 'writing' | 'saved' | 'failed'>('none');
  const id = shallowRef<DraftId | null>(null);
  let baseRev = 0;
  /** Print of what was last written down or read; empty while there is no draft. */
  let kept = '';
  /** The draft has been seen among the case's. */
  let stored = false;
  let departed: DraftId | null = null;
  let spare: Promise<string[]> = freshIds(1);
  let chain: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isEmpty = computed(() => plainText(words.html) === '' && words.attachments.length === 0);
  const dirty = () => (isEmpty.value ? kept !== '' : printOf(words) !== kept);

  function forget(mode: DraftMode): void {
    clearTimeout(timer);
    Object.assign(words, blank(mode));
    id.value = null;
    baseRev = 0;
    kept = '';
    stored = false;
    state.value = 'none';
  }
  function adopt(row: DraftRow): void {
    const { mode, to, cc, html, attachments } = row;
    Object.assign(words, { mode, to: [...to], cc: [...cc], html, attachments: [...attachments] });
    id.value = row.id;
    baseRev = row.rev;
    kept = printOf(words);
    stored = true;
    state.value = 'saved';
  }

  async function write(): Promise<void> {
    if (!dirty()) return;
    const print = isEmpty.value ? '' : printOf(words);
    const content = isEmpty.value ? null : contentOf(words);
    if (id.value === null) {
      const [made] = await spare;
      spare = freshIds(1);
      id.value = made as DraftId;
    }
    const draftId = id.value;
    await submit(makeAct('draft', { caseId, draftId, baseRev, content }, sawOfCase(detail())));
    if (id.value !== draftId) return;
    kept = print;
    if (content === null) {
      departed = draftId;
      id.value = null;
      baseRev = 0;
      stored = false;
      state.value = 'none';
    } else if (!dirty()) state.value = 'saved';
  }
  function save(): Promise<void> {
    clearTimeout(timer);
    chain = chain.then(write).catch((error: unknown) => {
      if (!(error instanceof CallError)) throw error;
      state.value = 'failed';
      timer = setTimeout(() => void save(), retryMs);
    });
    return chain;
  }

  watch(words, () => {
    if (!dirty()) return;
    state.value = 'writing';
    clearTimeout(timer);
    timer = setTimeout(() => void save(), pauseMs);
  });

  watch(
    () => detail().drafts,
    (rows) => {
      if (departed !== null && !rows.some((row) => row.id === departed)) departed = null;
      const mine = rows.find((row) => row.id === id.value);
      if (mine === undefined) {
        // Gone elsewhere (sent or thrown away on another device): an untouched sheet follows.
        if (stored && !dirty()) forget(words.mode);
        const next =
          rows.find((row) => row.branchOf === null && row.id !== departed) ??
          rows.find((row) => row.id !== departed);
        if (id.value === null && isEmpty.value && next !== undefined) adopt(next);
        return;
      }
      stored = true;
      if (printOf(mine) === kept) baseRev = mine.rev;
      else if (!dirty()) adopt(mine);
    },
    { immediate: true },
  );

  const leave = (): void => void save();
  for (const name of ['blur', 'pagehide', 'beforeunload']) addEventListener(name, leave);
  onScopeDispose(() => {
    for (const name of ['blur', 'pagehide', 'beforeunload']) removeEventListener(name, leave);
    leave();
  });

  return {
    words,
    state,
    isEmpty,
    handedBy: computed(() => detail().drafts.find((row) => row.id === id.value)?.handedBy ?? null),
    others: computed(() => detail().drafts.filter((row) => row.id !== id.value && row.id !== departed)),
    save,
    draftId: () => (kept === '' ? null : id.value),
    draftRev: () => baseRev,
    sent() {
      departed = id.value;
      forget('reply');
    },
    async use(row) {
      await save();
      adopt(row);
    },
    async begin(fresh) {
      await save();
      forget(fresh.mode);
      Object.assign(words, fresh);
    },
    async throwAway(row) {
      await submit(
        makeAct('draft', { caseId, draftId: row.id, baseRev: row.rev, content: null }, sawOfCase(detail())),
      );
    },
  };
}
