export interface UiDatePickerWords {
  tomorrow: string;
  monday: string;
  inAWeek: string;
  previousMonth: string;
  nextMonth: string;
  week: string;
  clear: string;
}
