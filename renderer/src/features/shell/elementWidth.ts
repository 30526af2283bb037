import { type Ref, ref, watch } from 'vue';

/** The width of an element in CSS pixels, kept up to date; 0 until it is drawn. */
export function useElementWidth(element: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<number>> {
  const width = ref(0);
  watch(
    element,
    (el, _before, onCleanup) => {
      if (!el) return;
      width.value = el.clientWidth;
      const observer = new ResizeObserver(() => (width.value = el.clientWidth));
      observer.observe(el);
      onCleanup(() => observer.disconnect());
    },
    { immediate: true, flush: 'post' },
  );
  return width;
}
