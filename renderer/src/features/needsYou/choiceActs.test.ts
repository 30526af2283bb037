import type { CaseId } from '#shared/domain/ids.ts';
import { choice } from '#shared/intents/envelope.ts';
import { prepareIntent } from '#shared/intents/run.ts';
import { verbVersion } from '#shared/intents/registry.ts';
import { describe, expect, it } from 'vitest';
import { createFakeBridge } from '../../../gallery/fakeBridge.ts';
import { actOfChoice } from './choiceActs.ts';

const fresh = '01900008-0000-7000-8000-0000000000aa';
async function world() {
  const bridge = createFakeBridge({ count: 12 });
  const cards = await bridge.call('needsYou.list', {});
  if (!cards.ok) throw new Error('no cards');
  const of = async (id: CaseId) => {
    const answer = await bridge.call('case.get', { caseId: id });
    if (!answer.ok) throw new Error('no case');
    return answer.value;
  };
  return { cards: cards.value.cards, of };
}

describe('[G6] choices on a card', () => {
  it('every choice offered becomes an act the server understands, and closes the card', async () => {
    const { cards, of } = await world();
    expect(cards).toHaveLength(2);
    for (const card of cards) {
      const detail = await of(card.row.caseId);
      for (const one of card.choices.filter((id) => id !== 'send_as_follow_up')) {
        const act = actOfChoice(one, card, detail, fresh);
        expect(act?.resolves, one).toEqual({ intentId: card.row.id, choice: choice.parse(one) });
        const prepared = act && prepareIntent({ name: act.name, v: verbVersion(act.name), args: act.args });
        expect(prepared, one).not.toHaveProperty('end');
      }
    }
  });
  it('sending anyway is made upon what the case is now, with the words untouched', async () => {
    const { cards, of } = await world();
    const card = cards[0]!;
    const detail = await of(card.row.caseId);
    const act = actOfChoice('send_anyway', card, detail, fresh);
    expect(act).toMatchObject({
      name: 'reply',
      saw: { lastPublicId: detail.case.lastPublicId },
      args: { itemId: fresh, text: card.words?.text, to: [{ address: 'astrid@mail.example' }] },
    });
  });
  it('discarded words come back as a draft when it is undone', async () => {
    const { cards, of } = await world();
    const card = cards[0]!;
    const act = actOfChoice('discard', card, await of(card.row.caseId), fresh);
    expect(act?.inverse).toMatchObject({
      name: 'draft',
      args: { baseRev: 0, content: { text: card.words?.text } },
    });
  });
  it('a parked forward is opened anew', async () => {
    const { cards, of } = await world();
    const act = actOfChoice('forward_anyway', cards[1]!, await of(cards[1]!.row.caseId), fresh);
    expect(act).toMatchObject({
      name: 'forward',
      args: { anew: true, message: 'Please correct the invoice.' },
    });
  });
});
