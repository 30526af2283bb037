import type { DraftId, ItemId } from '#shared/domain/ids.ts';
import type { Scene, SimActs } from './scene.ts';

/** Acts that carry words: the ones nothing may be lost of. */
export const wordActs: SimActs = {
  note: { weight: 10, run: (scene) => note(scene, scene.text()) },
  reply: { weight: 18, run: (scene) => reply(scene, false) },
  unsend: {
    weight: 3,
    run: ({ timeline, submit }) => {
      const held = timeline().find(({ item }) => item.kind === 'message' && item.delivery?.state === 'held');
      if (held !== undefined) submit('unsend', { itemId: held.item.id });
    },
  },
  draft: { weight: 14, run: (scene) => draft(scene) },
};

export function note({ id, files, submit }: Scene, text: string): void {
  const itemId = id() as ItemId;
  const args = { itemId, text, html: null, attachments: files(), draftId: null, draftRev: 0 };
  submit('note', args, { text, itemId });
}

export function reply(scene: Scene, askedOwner: boolean): void {
  const text = scene.text();
  const itemId = scene.id() as ItemId;
  const draft = scene.detail.drafts[0];
  const args = {
    itemId,
    to: [{ name: 'Eleanor', address: 'eleanor@mail.example' }],
    cc: [],
    subject: 'Re',
    text,
    html: null,
    attachments: scene.files(),
    answersId: null,
    draftId: draft?.id ?? null,
    draftRev: draft?.rev ?? 0,
    askedOwner,
    restore: askedOwner,
  };
  scene.submit('reply', args, { text, itemId });
  if (draft !== undefined) scene.usedDraft(draft.id);
}

/** Goes on with the draft of the case, or begins one. */
export function draft({ detail, id, text, submit, keptDraft }: Scene): void {
  const stored = detail.drafts[0];
  const words = text();
  const content = { mode: 'reply', to: [], cc: [], text: words, html: words, attachments: [] };
  const draftId = stored?.id ?? (id() as DraftId);
  submit('draft', { draftId, baseRev: stored?.rev ?? 0, content });
  keptDraft(draftId, words);
}
