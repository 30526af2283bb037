import {
  HeartHandshake,
  Inbox,
  Package,
  Phone,
  ReceiptText,
  Router,
  ShoppingCart,
  Users,
  Wrench,
} from '@lucide/vue';
import type { Component } from 'vue';

const icons: Readonly<Record<string, Component>> = {
  inbox: Inbox,
  'receipt-text': ReceiptText,
  router: Router,
  'heart-handshake': HeartHandshake,
  package: Package,
  phone: Phone,
  'shopping-cart': ShoppingCart,
  users: Users,
  wrench: Wrench,
};

/** The drawing for an inbox's icon name; a plain tray for names this version does not draw. */
export const inboxIcon = (name: string): Component => icons[name] ?? Inbox;
