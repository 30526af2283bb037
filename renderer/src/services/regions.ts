/** What F6 moves between, in this order. A region is any element with `data-region`. */
function regionsOf(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-region]')].filter((region) =>
    region.checkVisibility(),
  );
}

/**
 * Moves the focus to the next region (or the one before), to where it was last in that region, else to what in it is first in the
 * tab order. Returns the region's name, or null where there is none.
 */
export function cycleRegion(step: 1 | -1, root: ParentNode = document): string | null {
  const regions = regionsOf(root);
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const to =
    regions[(at === -1 && step === -1 ? 0 : at + step + regions.length) % Math.max(1, regions.length)];
  if (!to) return null;
  const target =
    to.querySelector<HTMLElement>('[role="option"][tabindex="0"],[aria-current="page"]') ??
    to.querySelector<HTMLElement>(
      'a[href],button:not([disabled]),input,[tabindex="0"],[contenteditable="true"]',
    );
  if (target) target.focus();
  else {
    to.tabIndex = -1;
    to.focus();
  }
  return to.dataset['region'] ?? null;
}
