export interface UiToastItem {
  id: string;
  text: string;
  action?: string | undefined;
  actionKey?: string | undefined;
  stayMs?: number | undefined;
}
