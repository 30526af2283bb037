import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { CaseId, InboxId, IntentId, ItemId } from '#shared/domain/ids.ts';
import type {
  CaseIntake,
  Claim,
  InboundMail,
  MailboxConfig,
  OutboundMail,
  SendQueue,
} from '../../server/channels/ports.ts';

/** What the mail channel did to the desk: the ports kept in memory, with the rules that ports.ts gives them. */
export class DeskInMemory implements CaseIntake, SendQueue {
  readonly received: InboundMail[] = [];
  readonly duplicates: InboundMail[] = [];
  readonly bounces: InboundMail[] = [];
  /** Runs before a mail is stored; may throw. */
  onReceive: (mail: InboundMail) => void = () => undefined;
  readonly outcomes: string[] = [];
  readonly #keys = new Set<string>();
  readonly #seen = new Map<string, number>();
  readonly replies = new Map<
    string,
    { mail: OutboundMail; state: string; detail: string; due: number | null; handedOver: boolean }
  >();

  async receive(mail: InboundMail) {
    this.onReceive(mail);
    const place = `${mail.mailboxId}/${mail.uidValidity}/${mail.uid}`;
    const name = `${mail.mailboxId}/${mail.messageId ?? mail.rawHash}`;
    if (this.#keys.has(place) || this.#keys.has(name)) {
      this.duplicates.push(mail);
      return { caseId: null, outcome: 'duplicate' as const };
    }
    this.#keys.add(place).add(name);
    await this.markSeen(mail.mailboxId, mail.uidValidity, mail.uid);
    if (mail.bounce) {
      this.bounces.push(mail);
      return { caseId: null, outcome: 'bounce' as const };
    }
    this.received.push(mail);
    return { caseId: uuidv7() as CaseId, outcome: 'new_case' as const };
  }
  async lastUid(mailboxId: string, uidValidity: string) {
    return this.#seen.get(`${mailboxId}/${uidValidity}`) ?? 0;
  }
  async markSeen(mailboxId: string, uidValidity: string, uid: number) {
    const key = `${mailboxId}/${uidValidity}`;
    this.#seen.set(key, Math.max(uid, this.#seen.get(key) ?? 0));
  }

  async claimDue(limit: number) {
    const due = [...this.replies.values()].filter(
      (one) => ['held', 'failed'].includes(one.state) && one.due !== null && one.due <= Date.now(),
    );
    return due.slice(0, limit).map((one) => {
      one.state = 'sending';
      one.mail = { ...one.mail, attempt: one.mail.attempt + 1 };
      return one.mail;
    });
  }
  async nextDue() {
    const times = [...this.replies.values()]
      .filter((one) => ['held', 'failed'].includes(one.state))
      .flatMap((one) => one.due ?? []);
    return times.length === 0 ? null : Math.min(...times);
  }
  async handingOver({ itemId, attempt }: Claim) {
    const one = this.replies.get(itemId)!;
    if (one.state !== 'sending' || one.mail.attempt !== attempt) return false;
    one.handedOver = true;
    return true;
  }
  async neverLeft({ itemId }: Claim) {
    this.#end(itemId, 'failed', '', Date.now());
  }
  async sent(itemId: ItemId, detail: string) {
    this.#end(itemId, 'sent', detail, null);
  }
  async failed({ itemId }: Claim, detail: string, retryAt: number | null) {
    this.#end(itemId, 'failed', detail, retryAt);
  }
  async unknown(itemId: ItemId, detail: string) {
    this.#end(itemId, 'unknown', detail, null);
  }
  async unresolved() {
    return [...this.replies.values()]
      .filter((one) => one.state === 'sending' || one.state === 'unknown')
      .map((one) => ({ ...one.mail, handedOver: one.handedOver }));
  }

  /** A reply that is due now. */
  hold(mail: Partial<OutboundMail> & Pick<OutboundMail, 'inboxId' | 'to'>): OutboundMail {
    const id = uuidv7();
    const full: OutboundMail = {
      itemId: id as ItemId,
      intentId: id as IntentId,
      caseId: uuidv7() as CaseId,
      caseNumber: 48_213,
      messageId: `<${id}@team.test>`,
      from: { name: 'Anna Berg', address: '' },
      cc: [],
      subject: 'Invoice',
      text: 'Hello',
      html: null,
      files: [],
      inReplyTo: null,
      references: [],
      attempt: 0,
      ...mail,
    };
    this.replies.set(full.itemId, {
      mail: full,
      state: 'held',
      detail: '',
      due: Date.now(),
      handedOver: false,
    });
    return full;
  }
  stateOf(mail: OutboundMail): string {
    return this.replies.get(mail.itemId)!.state;
  }
  detailOf(mail: OutboundMail): string {
    return this.replies.get(mail.itemId)!.detail;
  }

  #end(itemId: ItemId, state: string, detail: string, due: number | null): void {
    const one = this.replies.get(itemId)!;
    this.replies.set(itemId, { ...one, state, detail, due });
    this.outcomes.push(state);
  }
}

export const testInbox = uuidv7() as InboxId;

/** The mailbox of an account of the test's mail world. */
export function mailboxOf(
  address: string,
  ports: { imapPort: number; smtpPort: number },
  password = 'pw',
): MailboxConfig {
  return {
    id: address,
    inboxId: testInbox,
    address,
    displayName: 'Customer Service',
    imap: {
      host: '127.0.0.1',
      port: ports.imapPort,
      secure: false,
      user: address,
      password,
      folder: 'INBOX',
      sentFolder: null,
    },
    smtp: { host: '127.0.0.1', port: ports.smtpPort, secure: false, user: null, password: null },
  };
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
