export interface UiTab {
  value: string;
  label: string;
  count?: string | undefined;
}
