import type { Component } from 'vue';

/** One line of the sidebar. `strong`: something of yours waits; `needs`: a decision is yours. */
export interface SidebarItem {
  id: string;
  label: string;
  icon: Component;
  count?: number | undefined;
  tone?: 'plain' | 'strong' | 'needs' | undefined;
}

export interface SidebarSection {
  id: string;
  /** Heading; none for the first and the last group. */
  label?: string | undefined;
  items: readonly SidebarItem[];
}

/** What the sync indicator says. Times are epoch ms. */
export type SyncState =
  | { kind: 'synced'; at: number }
  | { kind: 'syncing'; count: number }
  | { kind: 'offline'; saved: number }
  | { kind: 'stopped' }
  | { kind: 'needsYou'; count: number };
