import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import type { CaseId, IntentId, ItemId } from '#shared/domain/ids.ts';
import type { CaseDetail, CaseListRow } from '#shared/ipc/views.ts';
import type { Random } from '../sync/random.ts';
import type { MadeAct } from './day.ts';
import { DeskGone, DeskRefused, type FaultDesk } from './faultDesk.ts';
import type { Moments } from './moments.ts';

interface Parts {
  readonly desk: FaultDesk;
  readonly seen: Moments;
  readonly random: Random;
  readonly made: MadeAct[];
  /** The last words that were kept as a draft, by desk and case. */
  readonly drafts: Map<string, string>;
  readonly over: () => boolean;
}

/** What an agent does all day: takes, answers, notes, sends files, takes back, drafts. */
export class AgentLife {
  readonly desk: FaultDesk;
  readonly seen: Moments;
  readonly #parts: Parts;
  #count = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.desk = parts.desk;
    this.seen = parts.seen;
  }

  async live(): Promise<void> {
    const { over, random } = this.#parts;
    while (!over()) {
      try {
        await this.#step();
        await pause(60 + random.int(240));
      } catch (error) {
        // Killed, or its replica is not open yet: the day goes on when the desk runs again.
        const away =
          error instanceof DeskGone || (error instanceof DeskRefused && error.code === 'signed_out');
        if (!away) throw error;
        await pause(50);
      }
    }
  }

  async #step(): Promise<void> {
    const { random } = this.#parts;
    const row = await this.#someCase();
    if (row === null) return;
    const detail = await this.desk.call('case.get', { caseId: row.id });
    await random.pick([
      () => this.#reply(detail, false),
      () => this.#reply(detail, false),
      () => this.#reply(detail, true),
      () => this.#takeBack(),
      () => this.#note(row.id),
      () => this.#draft(detail),
      () => this.#entry(detail),
      () => this.#act(row.id, 'tag', { tag: `t${String(random.int(9))}`, add: random.chance(0.7) }),
    ])();
  }

  async #someCase(): Promise<CaseListRow | null> {
    const { rows } = await this.desk.call('cases.list', {
      scope: { type: 'all' },
      sort: 'newest',
      mine: false,
      unanswered: false,
      offset: 0,
      limit: 60,
    });
    return rows.length === 0 ? null : this.#parts.random.pick(rows);
  }

  async #reply(detail: CaseDetail, withFile: boolean): Promise<void> {
    const address = detail.customer?.addresses[0]?.value;
    if (address === undefined) return;
    const itemId = uuidv7() as ItemId;
    const token = this.#token('reply');
    const attachments = withFile ? [await this.#file()] : [];
    const draft = detail.drafts[0];
    const args = {
      itemId,
      to: [{ name: detail.customer?.name ?? '', address }],
      cc: [],
      subject: detail.case.subject,
      text: `${token}\n${draft?.text ?? ''}`,
      html: null,
      attachments,
      answersId: null,
      draftId: draft?.id ?? null,
      draftRev: draft?.rev ?? 0,
      askedOwner: true,
    };
    await this.#act(detail.case.id, 'reply', args, itemId, token);
    if (draft !== undefined) this.#parts.drafts.delete(`${this.desk.name} ${detail.case.id}`);
  }

  async #note(caseId: CaseId): Promise<void> {
    const itemId = uuidv7() as ItemId;
    const token = this.#token('note');
    const attachments = this.#parts.random.chance(0.3) ? [await this.#file()] : [];
    await this.#act(
      caseId,
      'note',
      { itemId, text: token, html: null, attachments, draftId: null },
      itemId,
      token,
    );
  }

  async #draft(detail: CaseDetail): Promise<void> {
    const token = this.#token('draft');
    const draft = detail.drafts.find((one) => one.branchOf === null);
    const content = { mode: 'reply', to: [], cc: [], text: token, html: '', attachments: [] };
    const args = { draftId: draft?.id ?? uuidv7(), baseRev: draft?.rev ?? 0, content };
    await this.#act(detail.case.id, 'draft', args, null, token);
    this.#parts.drafts.set(`${this.desk.name} ${detail.case.id}`, token);
  }

  /** Takes a reply back: as long as it is on this device simply, after that by asking the server. */
  async #takeBack(): Promise<void> {
    const { made, random } = this.#parts;
    const mine = made.filter(
      (act) => act.desk === this.desk.name && act.name === 'reply' && act.intentId !== null,
    );
    const last = mine.at(-1 - random.int(3));
    if (last?.intentId == null || last.itemId === null) return;
    const { withdrawn } = await this.desk.call('intent.withdraw', { intentId: last.intentId });
    if (!withdrawn) await this.#act(last.caseId, 'unsend', { itemId: last.itemId });
  }

  async #entry({ case: row, entries }: CaseDetail): Promise<void> {
    const entry = entries.find((one) => one.id === row.leadEntryId);
    if (entry?.state !== 'open') return;
    const args = { entryId: entry.id };
    if (entry.ownerId === null) await this.#act(row.id, 'take', { ...args, over: false });
    else if (this.#parts.random.chance(0.5)) await this.#act(row.id, 'release', args);
    else await this.#act(row.id, 'complete', { ...args, solve: true });
  }

  async #file() {
    const { random } = this.#parts;
    const bytes = randomBytes(2000 + random.int(random.chance(0.2) ? 1_500_000 : 60_000));
    return this.desk.call('attachment.add', { name: 'file.bin', type: 'application/octet-stream', bytes });
  }

  /** Asks for an act and writes down what was answered. */
  async #act(
    caseId: CaseId,
    name: string,
    args: Record<string, unknown>,
    itemId: ItemId | null = null,
    token = '',
  ): Promise<void> {
    const { made, seen } = this.#parts;
    const note = (intentId: IntentId | null) =>
      made.push({ desk: this.desk.name, name, caseId, intentId, itemId, token });
    try {
      const asked = this.desk.act(caseId, name, args);
      seen.seen('act.asked');
      note(await asked);
      seen.seen('act.answered');
    } catch (error) {
      if (error instanceof DeskGone) note(null);
      throw error;
    }
  }

  #token(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.desk.name}-${String(this.#count)}-${randomBytes(4).toString('hex')}`;
  }
}
