import type { PlainDay } from '../../ui/calendarMonth.ts';

/** What the forward dialog asks for. `null` = nothing chosen. */
export interface ForwardForm {
  inboxId: string | null;
  dueType: string | null;
  forAgentId: string | null;
  due: PlainDay | null;
  message: string;
  /** Ask the other inbox as well and keep this entry open here. */
  keepOpen: boolean;
}

/** A form that may be sent: what must be filled in is. */
export type CompleteForwardForm = ForwardForm & { inboxId: string; dueType: string };

export const emptyForward = (): ForwardForm => ({
  inboxId: null,
  dueType: null,
  forAgentId: null,
  due: null,
  message: '',
  keepOpen: false,
});

export type ForwardProblem = 'inboxId' | 'dueType' | 'message';

/** What is missing, in the order of the form; the dialog says it at each field. */
export function forwardProblems(form: ForwardForm): ForwardProblem[] {
  return [
    ...(form.inboxId === null ? (['inboxId'] as const) : []),
    ...(form.dueType === null ? (['dueType'] as const) : []),
    ...(form.message.trim() === '' ? (['message'] as const) : []),
  ];
}
