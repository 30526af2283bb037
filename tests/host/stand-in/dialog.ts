import type { Dialog, MessageBoxOptions } from 'electron';
import { record } from './record.ts';
import { strict } from './strict.ts';

/** Dialogs take an optional window first. */
function note<T>(kind: string, args: [unknown, T?] | [T]): T {
  const options = (args.length > 1 ? args[1] : args[0]) as T;
  record.dialogs.push({ kind, options });
  return options;
}

function cancelButton({ cancelId, buttons = [] }: MessageBoxOptions): number {
  return (
    cancelId ??
    Math.max(
      0,
      buttons.findIndex((label) => /^(cancel|no)$/i.test(label)),
    )
  );
}

/**
 * No dialog is drawn: each is written down and cancelled. Tests put their own answer in place, as they do on Electron:
 * `app.evaluate(({ dialog }) => { dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...] }) })`.
 */
export const dialog = strict('dialog', {
  async showOpenDialog(...args: [unknown, unknown?]) {
    note('open', args);
    return { canceled: true, filePaths: [] as string[] };
  },
  async showSaveDialog(...args: [unknown, unknown?]) {
    note('save', args);
    return { canceled: true, filePath: '' };
  },
  async showMessageBox(...args: [unknown, unknown?]) {
    const options = note('message', args) as MessageBoxOptions;
    return { response: cancelButton(options), checkboxChecked: options.checkboxChecked ?? false };
  },
  showMessageBoxSync(...args: [unknown, unknown?]): number {
    return cancelButton(note('message', args) as MessageBoxOptions);
  },
  showErrorBox(title: string, content: string): void {
    record.dialogs.push({ kind: 'error', options: { title, content } });
    process.stderr.write(`${title}\n${content}\n`);
  },
} satisfies Pick<
  Dialog,
  'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showMessageBoxSync' | 'showErrorBox'
>);
