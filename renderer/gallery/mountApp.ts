// The real window over the fake bridge, for component tests.
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { createPinia } from 'pinia';
import App from '../src/App.vue';
import { createPlaces } from '../src/router.ts';
import { createTranslator } from '../src/services/i18n.ts';
import { createFakeBridge, type FakeBridge, type FakeOptions } from './fakeBridge.ts';

export interface MountedApp {
  bridge: FakeBridge;
  app: VueWrapper;
  text: () => string;
  press: (key: string, more?: KeyboardEventInit) => Promise<void>;
  settle: () => Promise<void>;
  /** An element that must be there; inputs are all that tests need more of than an element. */
  find: (selector: string) => HTMLInputElement;
}

/** happy-dom lays nothing out: a virtual list needs to be told that panes have a height. */
function giveHeights(): void {
  const height = function (this: Element): number {
    return this.className.includes('overflow-y-auto') ? 800 : 64;
  };
  for (const proto of [HTMLElement.prototype, Element.prototype]) {
    for (const name of ['offsetHeight', 'clientHeight'])
      Object.defineProperty(proto, name, { configurable: true, get: height });
    for (const name of ['offsetWidth', 'clientWidth'])
      Object.defineProperty(proto, name, { configurable: true, get: () => 1300 });
  }
}

export async function mountApp(options: FakeOptions = {}): Promise<MountedApp> {
  giveHeights();
  const bridge = createFakeBridge({ ...options, settings: { language: 'en', ...options.settings } });
  Object.assign(window, { caseload: bridge });
  const app = mount(App, {
    attachTo: document.body,
    global: { plugins: [createPinia(), createTranslator('en'), createPlaces()] },
  });
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 4; round += 1) {
      await flushPromises();
      await new Promise((done) => requestAnimationFrame(done));
    }
    await flushPromises();
  };
  await settle();
  return {
    bridge,
    app,
    settle,
    text: () => document.body.textContent,
    async press(key, more = {}) {
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
      );
      await settle();
    },
    find(selector) {
      const found = document.querySelector<HTMLInputElement>(selector);
      if (found === null) throw new Error(`Nothing matches ${selector}`);
      return found;
    },
  };
}
