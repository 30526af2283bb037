import type { Priority } from '#shared/domain/case.ts';
import { ChevronDown, ChevronsUp, ChevronUp, Minus } from '@lucide/vue';
import type { Component } from 'vue';

/** The sign of each priority. */
export const priorityIcons: Readonly<Record<Priority, Component>> = {
  low: ChevronDown,
  normal: Minus,
  high: ChevronUp,
  urgent: ChevronsUp,
};
