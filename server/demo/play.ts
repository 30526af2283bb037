import type {
  AgentKey,
  DemoCase,
  DemoEntry,
  DemoItem,
  DemoLanguage,
  DemoScript,
  DemoStatus,
} from './types.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Stage {
  status: DemoStatus;
  readonly tags: Set<string>;
  readonly entries: Mutable<DemoEntry>[];
}

function openEntry(stage: Stage): Mutable<DemoEntry> | undefined {
  return stage.entries.findLast((entry) => entry.state === 'open');
}

function end(
  stage: Stage,
  state: 'completed' | 'cancelled' | 'forwarded',
  by: AgentKey | null,
  minutesAgo: number,
) {
  const entry = openEntry(stage);
  if (entry) Object.assign(entry, { state, endedBy: by, endedMinutesAgo: minutesAgo });
}

const fresh = { state: 'open', owner: null, endedMinutesAgo: null, endedBy: null } as const;

function playEvent(stage: Stage, item: Extract<DemoItem, { kind: 'event' }>): void {
  const { by, minutesAgo } = item;
  const entry = openEntry(stage);
  switch (item.event) {
    case 'taken':
      if (entry) entry.owner = by;
      if (stage.status === 'new') stage.status = 'open';
      return;
    case 'released':
      if (entry) entry.owner = null;
      return;
    case 'completed':
    case 'cancelled':
      end(stage, item.event, by, minutesAgo);
      return;
    case 'forwarded': {
      const { toInbox, dueType, dueInMinutes, message } = item.params;
      end(stage, 'forwarded', by, minutesAgo);
      stage.entries.push({ ...fresh, inbox: toInbox, dueType, dueInMinutes, message, from: by, minutesAgo });
      if (stage.status === 'new') stage.status = 'open';
      return;
    }
    case 'reopened': {
      const inbox = stage.entries.at(-1)?.inbox ?? 'service';
      stage.entries.push({
        ...fresh,
        inbox,
        dueType: null,
        dueInMinutes: null,
        message: '',
        from: null,
        minutesAgo,
      });
      stage.status = 'open';
      return;
    }
    case 'statusChanged':
      stage.status = item.params.to;
      return;
    case 'tagAdded':
      stage.tags.add(item.params.tag);
      return;
    case 'tagRemoved':
      stage.tags.delete(item.params.tag);
      return;
    case 'solved':
      end(stage, 'completed', by, minutesAgo);
      stage.status = 'solved';
  }
}

function playItem(stage: Stage, item: DemoItem): void {
  if (item.kind === 'event') playEvent(stage, item);
  else if (item.kind === 'out' && stage.status === 'new') stage.status = 'open';
  else if (item.kind === 'in' && ['pending', 'on_hold'].includes(stage.status)) stage.status = 'open';
}

/** The case at the end of its timeline: status, tags, owner and entries follow from what happened. */
export function play(script: DemoScript, language: DemoLanguage): DemoCase {
  const minutesAgo = script.timeline[0]?.minutesAgo ?? 0;
  const first: DemoEntry = {
    ...fresh,
    inbox: script.inbox,
    dueType: script.due?.type ?? null,
    dueInMinutes: script.due?.inMinutes ?? null,
    message: '',
    from: null,
    minutesAgo,
  };
  const stage: Stage = { status: 'new', tags: new Set(script.tags), entries: [{ ...first }] };
  for (const item of script.timeline) playItem(stage, item);
  const lead = stage.entries.at(-1) ?? first;
  return {
    key: script.key,
    number: script.number,
    customer: script.customer,
    subject: script.subject,
    status: stage.status,
    priority: script.priority ?? 'normal',
    tags: [...stage.tags],
    category: script.category,
    language,
    inbox: lead.inbox,
    minutesAgo,
    owner: lead.owner,
    entries: stage.entries,
    timeline: script.timeline,
    unreadFor: script.unreadFor ?? [],
  };
}
