import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { Act } from '../../services/act.ts';
import { useSettingsStore } from '../../stores/settingsStore.ts';

/** The steps to the first solved case, in their order. */
export const tourSteps = ['open', 'take', 'reply', 'solve'] as const;
export type TourStep = (typeof tourSteps)[number];

function stepOf(act: Act): TourStep | null {
  if (act.name === 'take' || act.name === 'reply') return act.name;
  const solves =
    (act.name === 'complete' && act.args['solve'] === true) ||
    (act.name === 'status' && act.args['to'] === 'solved');
  return solves ? 'solve' : null;
}

/** The tour: it follows what is really done, forgives skipped steps, and ends with the first solved case. */
export const useTourStore = defineStore('tour', () => {
  const settings = useSettingsStore();
  const reached = ref(0);
  const started = ref(false);
  const due = computed(() => settings.loaded && !settings.settings.tourDone);
  function reach(step: TourStep): void {
    reached.value = Math.max(reached.value, tourSteps.indexOf(step) + 1);
  }
  return {
    /** How many steps are behind: 4 is the end. */
    reached,
    due,
    /** The strip over the sheet is to be seen. */
    showing: computed(() => due.value && started.value),
    start: () => void (started.value = true),
    reach,
    did(act: Act): void {
      const step = stepOf(act);
      if (step !== null) reach(step);
    },
    end: () => settings.set({ tourDone: true }),
  };
});
