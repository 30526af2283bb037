import type { InboxId } from '#shared/domain/ids.ts';
import {
  Archive,
  CircleCheck,
  CircleQuestionMark,
  CircleUserRound,
  Eye,
  Inbox,
  Layers,
  Lock,
  MessageSquareDashed,
  OctagonAlert,
  PencilLine,
  Settings,
  Trash2,
} from '@lucide/vue';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { type RouteLocationRaw, useRoute } from 'vue-router';
import type { SidebarItem, SidebarSection } from '../features/shell/sidebarModel.ts';
import { inboxIcon } from '../services/inboxIcon.ts';
import { useHistory } from '../services/history.ts';
import { useCountsStore } from '../stores/countsStore.ts';
import { useReferenceStore } from '../stores/referenceStore.ts';

export interface Places {
  sections: ComputedRef<readonly SidebarSection[]>;
  /** All places in the order of the sidebar. */
  all: ComputedRef<readonly SidebarItem[]>;
  current: ComputedRef<string>;
  go: (id: string) => void;
}

const inboxPrefix = 'inbox:';
const folders = { archived: Archive, deleted: Trash2, spam: OctagonAlert } as const;
const scopes: readonly string[] = [
  'mine',
  'attention',
  'drafts',
  'unanswered',
  'solved',
  'closed',
  'all',
  ...Object.keys(folders),
];

function routeOf(id: string): RouteLocationRaw {
  if (id.startsWith(inboxPrefix)) return { name: 'inbox', params: { inboxId: id.slice(inboxPrefix.length) } };
  if (scopes.includes(id)) return { name: 'cases', params: { scope: id } };
  return { name: id };
}

/** The places of the sidebar with their figures: what exists and what this agent may see, nothing else. */
export function usePlaces(): Places {
  const { t } = useI18n();
  const route = useRoute();
  const history = useHistory();
  const reference = useReferenceStore();
  const store = useCountsStore();

  const inboxCount = (id: InboxId) => store.counts?.inboxes.find((one) => one.id === id);
  const sections = computed<SidebarSection[]>(() => {
    const counts = store.counts;
    const needsYou = counts?.needsYou ?? 0;
    const hasInbox = reference.myInboxes.length > 0;
    return [
      {
        id: 'top',
        items: [
          {
            id: 'needsYou',
            label: t('nav.needsYou'),
            icon: CircleQuestionMark,
            count: needsYou,
            tone: needsYou > 0 ? 'needs' : 'plain',
          },
          {
            id: 'mine',
            label: t('nav.mine'),
            icon: CircleUserRound,
            count: counts?.mine,
            tone: counts?.badge ? 'strong' : 'plain',
          },
          ...(reference.leads
            ? [
                {
                  id: 'tray',
                  label: t('nav.tray'),
                  icon: Inbox,
                  count: counts?.tray,
                  tone: counts?.tray ? ('needs' as const) : ('plain' as const),
                },
              ]
            : []),
          { id: 'attention', label: t('nav.attention'), icon: Eye, count: counts?.attention },
          { id: 'drafts', label: t('nav.drafts'), icon: PencilLine, count: counts?.drafts },
        ],
      },
      ...(hasInbox
        ? [
            {
              id: 'inboxes',
              label: t('nav.inboxes'),
              items: reference.myInboxes.map((inbox): SidebarItem => {
                const count = inboxCount(inbox.id);
                return {
                  id: inboxPrefix + inbox.id,
                  label: inbox.name,
                  icon: inboxIcon(inbox.icon),
                  count: count?.open,
                  tone: count !== undefined && count.unread > 0 ? 'strong' : 'plain',
                };
              }),
            },
            {
              id: 'views',
              label: t('nav.views'),
              items: [
                {
                  id: 'unanswered',
                  label: t('nav.unanswered'),
                  icon: MessageSquareDashed,
                  count: counts?.unanswered,
                },
                { id: 'solved', label: t('nav.solved'), icon: CircleCheck },
                { id: 'closed', label: t('nav.closed'), icon: Lock },
                { id: 'all', label: t('nav.all'), icon: Layers },
              ],
            },
            {
              id: 'folders',
              label: t('nav.folders'),
              items: (['archived', 'deleted', 'spam'] as const).map((id) => ({
                id,
                label: t(`nav.${id}`),
                icon: folders[id],
                count: counts?.[id],
              })),
            },
          ]
        : []),
      { id: 'end', items: [{ id: 'settings', label: t('nav.settings'), icon: Settings }] },
    ];
  });

  return {
    sections,
    all: computed(() => sections.value.flatMap((section) => section.items)),
    current: computed(() => {
      if (route.name === 'inbox') return inboxPrefix + String(route.params['inboxId']);
      return route.name === 'cases' ? String(route.params['scope']) : String(route.name);
    }),
    go: (id) => history.go(routeOf(id)),
  };
}
