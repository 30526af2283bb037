/** The shapes of the demo workspace. All times are minutes before (or after) "now", so that the demo never ages. */

export type DemoLanguage = 'en' | 'nl' | 'nb' | 'pl';
export type AgentKey = 'anna' | 'ben' | 'marek' | 'kasia' | 'joris' | 'ingrid';
export type InboxKey = 'service' | 'finance' | 'technical';
export type DueTypeKey =
  | 'call_back'
  | 'refund'
  | 'check_payment'
  | 'correct_invoice'
  | 'payment_plan'
  | 'technician_visit'
  | 'answer';
export type DemoRole = 'administrator' | 'customer_service' | 'sales' | 'finance';
export type DemoRight = 'read' | 'work' | 'forward' | 'cancel' | 'manage';
export type DemoStatus = 'new' | 'open' | 'pending' | 'on_hold' | 'solved' | 'closed';
export type DemoPriority = 'low' | 'normal' | 'high' | 'urgent';
export type DemoEntryState = 'open' | 'completed' | 'cancelled' | 'forwarded';

export interface DemoAgent {
  readonly key: AgentKey;
  readonly name: string;
  readonly email: string;
  readonly role: DemoRole;
  readonly language: DemoLanguage;
  readonly inboxes: readonly { readonly inbox: InboxKey; readonly rights: readonly DemoRight[] }[];
}

export interface DemoInbox {
  readonly key: InboxKey;
  readonly name: string;
  readonly address: string;
  /** Name of a lucide icon. */
  readonly icon: string;
}

export interface DemoDueType {
  readonly key: DueTypeKey;
  readonly name: string;
}

export interface DemoCustomer {
  readonly key: string;
  readonly name: string;
  readonly company: string | null;
  /** The first e-mail address is the one they write from. */
  readonly addresses: readonly { readonly type: 'email' | 'phone'; readonly value: string }[];
  /** Days before now on which the customer card began. */
  readonly since: number;
  readonly product: string;
  readonly notes: string;
  readonly language: DemoLanguage;
}

/** A file by its key in files/catalogue.ts; with `cid` it is shown inside the HTML of the message. */
export interface DemoAttachment {
  readonly file: string;
  readonly cid?: string;
}

export interface DemoDelivery {
  readonly state: 'sent' | 'failed' | 'unknown';
  /** Words of the receiving server; empty for `sent`. */
  readonly detail: string;
}

export type DemoEvent =
  | { readonly event: 'taken' | 'released' | 'completed' | 'cancelled' | 'reopened'; readonly params: object }
  | {
      readonly event: 'forwarded';
      readonly params: {
        readonly toInbox: InboxKey;
        readonly dueType: DueTypeKey;
        readonly dueInMinutes: number | null;
        readonly message: string;
      };
    }
  | {
      readonly event: 'statusChanged';
      readonly params: { readonly from: DemoStatus; readonly to: DemoStatus };
    }
  | { readonly event: 'tagAdded' | 'tagRemoved'; readonly params: { readonly tag: string } }
  | { readonly event: 'solved'; readonly params: { readonly disposition: string } };

export interface DemoInMessage {
  readonly kind: 'in';
  readonly minutesAgo: number;
  /** Set when somebody else than the customer's first address wrote. */
  readonly from?: { readonly name: string; readonly address: string };
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly DemoAttachment[];
}

export interface DemoOutMessage {
  readonly kind: 'out';
  readonly by: AgentKey;
  readonly minutesAgo: number;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly DemoAttachment[];
  readonly delivery: DemoDelivery;
}

export interface DemoNote {
  readonly kind: 'note';
  readonly by: AgentKey;
  readonly minutesAgo: number;
  readonly text: string;
}

export type DemoEventItem = {
  readonly kind: 'event';
  /** null: the system did it. */
  readonly by: AgentKey | null;
  readonly minutesAgo: number;
} & DemoEvent;

export type DemoItem = DemoInMessage | DemoOutMessage | DemoNote | DemoEventItem;

export interface DemoEntry {
  readonly inbox: InboxKey;
  readonly state: DemoEntryState;
  readonly owner: AgentKey | null;
  readonly dueType: DueTypeKey | null;
  /** Negative: overdue. */
  readonly dueInMinutes: number | null;
  /** What the forwarding colleague asked for; empty for an entry that a customer's message opened. */
  readonly message: string;
  /** Who forwarded it here; null when a customer's message opened it. */
  readonly from: AgentKey | null;
  readonly minutesAgo: number;
  readonly endedMinutesAgo: number | null;
  readonly endedBy: AgentKey | null;
}

/** What is written by hand. Status, owner and entries follow from the timeline (play.ts). */
export interface DemoScript {
  readonly key: string;
  readonly number: number;
  readonly customer: string;
  readonly subject: string;
  readonly priority?: DemoPriority;
  readonly category: string | null;
  readonly tags?: readonly string[];
  /** Where the customer's first message arrived. */
  readonly inbox: InboxKey;
  /** Due type and date of the first entry, when somebody set one. */
  readonly due?: { readonly type: DueTypeKey; readonly inMinutes: number };
  readonly unreadFor?: readonly AgentKey[];
  readonly timeline: readonly DemoItem[];
}

export interface DemoCase {
  readonly key: string;
  readonly number: number;
  readonly customer: string;
  readonly subject: string;
  readonly status: DemoStatus;
  readonly priority: DemoPriority;
  readonly tags: readonly string[];
  readonly category: string | null;
  readonly language: DemoLanguage;
  /** The inbox of the last entry: where the case lives. */
  readonly inbox: InboxKey;
  readonly minutesAgo: number;
  readonly owner: AgentKey | null;
  readonly entries: readonly DemoEntry[];
  readonly timeline: readonly DemoItem[];
  readonly unreadFor: readonly AgentKey[];
}

export interface DemoFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** One act of the colleague. `case` is the key of a case. */
export type ColleagueAct =
  | { readonly act: 'take' | 'release'; readonly case: string }
  | { readonly act: 'complete' | 'cancel'; readonly case: string }
  | {
      readonly act: 'forward';
      readonly case: string;
      readonly toInbox: InboxKey;
      readonly dueType: DueTypeKey;
      readonly dueInMinutes: number | null;
      readonly message: string;
    }
  | { readonly act: 'note' | 'reply' | 'customerWrites'; readonly case: string; readonly text: string }
  | { readonly act: 'status'; readonly case: string; readonly to: DemoStatus }
  | { readonly act: 'tag'; readonly case: string; readonly tag: string };

export interface ColleagueStep {
  /** Seconds after the step before this one. */
  readonly afterSeconds: number;
  /** Who acts; a customer's message has no agent. */
  readonly by: AgentKey | null;
  readonly does: ColleagueAct;
}
