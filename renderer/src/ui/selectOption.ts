import type { Component } from 'vue';

export interface UiSelectOption {
  value: string;
  label: string;
  icon?: Component;
}
