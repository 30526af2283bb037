import type { Component } from 'vue';

export interface UiMenuItem {
  id: string;
  label: string;
  icon?: Component | undefined;
  keys?: readonly string[] | undefined;
  disabled?: boolean | undefined;
  danger?: boolean | undefined;
  /** A line above this item. */
  separated?: boolean | undefined;
}
