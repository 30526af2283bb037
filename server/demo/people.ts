import type { DemoAgent, DemoDueType, DemoInbox } from './types.ts';

const full = ['read', 'work', 'forward', 'cancel'] as const;
const lead = [...full, 'manage'] as const;
const look = ['read', 'forward'] as const;

/** Who works at Vestmere. Anna is the one you sign in as. */
export const agents: readonly DemoAgent[] = [
  {
    key: 'anna',
    name: 'Anna Visser',
    email: 'anna@vestmere.example',
    role: 'customer_service',
    language: 'en',
    inboxes: [
      { inbox: 'service', rights: full },
      { inbox: 'finance', rights: full },
      { inbox: 'technical', rights: full },
    ],
  },
  {
    key: 'ben',
    name: 'Ben Aasen',
    email: 'ben@vestmere.example',
    role: 'customer_service',
    language: 'nb',
    inboxes: [
      { inbox: 'service', rights: full },
      { inbox: 'technical', rights: full },
      { inbox: 'finance', rights: look },
    ],
  },
  {
    key: 'marek',
    name: 'Marek Zieliński',
    email: 'marek@vestmere.example',
    role: 'finance',
    language: 'pl',
    inboxes: [
      { inbox: 'finance', rights: lead },
      { inbox: 'service', rights: look },
    ],
  },
  {
    key: 'kasia',
    name: 'Kasia Nowak',
    email: 'kasia@vestmere.example',
    role: 'sales',
    language: 'pl',
    inboxes: [
      { inbox: 'service', rights: full },
      { inbox: 'technical', rights: full },
      { inbox: 'finance', rights: look },
    ],
  },
  {
    key: 'joris',
    name: 'Joris de Wit',
    email: 'joris@vestmere.example',
    role: 'customer_service',
    language: 'nl',
    inboxes: [
      { inbox: 'technical', rights: full },
      { inbox: 'service', rights: full },
    ],
  },
  {
    key: 'ingrid',
    name: 'Ingrid Solheim',
    email: 'ingrid@vestmere.example',
    role: 'administrator',
    language: 'nb',
    inboxes: [
      { inbox: 'service', rights: lead },
      { inbox: 'finance', rights: lead },
      { inbox: 'technical', rights: lead },
    ],
  },
];

export const inboxes: readonly DemoInbox[] = [
  { key: 'service', name: 'Customer Service', address: 'service@vestmere.example', icon: 'inbox' },
  { key: 'finance', name: 'Finance', address: 'finance@vestmere.example', icon: 'receipt-text' },
  { key: 'technical', name: 'Technical', address: 'technical@vestmere.example', icon: 'router' },
];

export const dueTypes: readonly DemoDueType[] = [
  { key: 'call_back', name: 'Call back' },
  { key: 'refund', name: 'Refund' },
  { key: 'check_payment', name: 'Check payment' },
  { key: 'correct_invoice', name: 'Correct invoice' },
  { key: 'payment_plan', name: 'Payment plan' },
  { key: 'technician_visit', name: 'Technician visit' },
  { key: 'answer', name: 'Answer' },
];

export const tags: readonly string[] = [
  'Billing',
  'Refund',
  'Returns',
  'Fibre',
  'Router',
  'TV app',
  'Moving',
  'Visit',
  'Business',
  'Contract',
  'Outage',
  'Bereavement',
  'Complaint',
  'Thank you',
];

export const categories: readonly string[] = [
  'Billing',
  'Fibre',
  'TV app',
  'Moving',
  'Returns',
  'Contract',
  'Business',
  'Visit',
];

/** The outcomes a case can be solved with. */
export const dispositions: readonly string[] = [
  'Refund paid',
  'Answered',
  'Fixed remotely',
  'Technician visited',
  'Invoice corrected',
  'Payment plan agreed',
  'Contract changed',
  'Contract ended',
  'Not our fault',
];
