import '../src/services/strictPage.ts';
import './gallery.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from '../src/App.vue';
import { createPlaces } from '../src/router.ts';
import { createTranslator, pickLocale } from '../src/services/i18n.ts';
import type { Settings } from '#shared/ipc/settings.ts';
import { createFakeBridge, type FakeOptions } from './fakeBridge.ts';
import Gallery from './Gallery.vue';

const query = new URLSearchParams(location.search);
const page = query.get('page') ?? 'inbox';
const translator = createTranslator(pickLocale([query.get('lang') ?? 'en']));

if (page === 'app') {
  const settings = {
    theme: query.get('theme') ?? 'light',
    density: query.get('density') ?? 'comfortable',
    language: query.get('lang') ?? 'en',
    tourDone: !query.has('tour'),
  } as Partial<Settings>;
  const options: FakeOptions = { settings, count: Number(query.get('count') ?? 40) };
  if (query.has('state'))
    options.account = {
      state: query.get('state') as 'signed_out',
      problem: query.get('problem') as 'replica_corrupt' | null,
      demo: false,
    };
  if (query.has('loading'))
    options.sync = { loading: Number(query.get('loading')), state: 'syncing', waiting: 0 };
  if (query.has('offline'))
    options.sync = { state: 'offline', offlineSince: Date.now() - 60_000, waiting: 5 };
  Object.assign(window, { caseload: createFakeBridge(options) });
  createApp(App).use(createPinia()).use(translator).use(createPlaces()).mount('#app');
} else {
  createApp(Gallery, { page, query }).use(translator).mount('#app');
}
