import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import CaseScopePage from './pages/CaseScopePage.vue';
import InboxPage from './pages/InboxPage.vue';
import NoInboxPage from './pages/NoInboxPage.vue';
import StartPage from './pages/StartPage.vue';
import NeedsYouPage from './features/needsYou/NeedsYouPage.vue';
import SearchPage from './features/search/SearchPage.vue';
import TrayPage from './features/tray/TrayPage.vue';
import SettingsPage from './features/settings/SettingsPage.vue';

/**
 * The places of the window. The history lives in memory: the page has one address, and Back is ours. The first place is
 * chosen by AppFrame once it is known what this agent may see.
 */
export function createPlaces(): Router {
  return createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'none', component: NoInboxPage },
      { path: '/start', name: 'start', component: StartPage },
      { path: '/inbox/:inboxId/:caseId?', name: 'inbox', component: InboxPage },
      { path: '/cases/:scope/:caseId?', name: 'cases', component: CaseScopePage },
      { path: '/needs-you', name: 'needsYou', component: NeedsYouPage },
      { path: '/tray', name: 'tray', component: TrayPage },
      { path: '/search', name: 'search', component: SearchPage },
      { path: '/settings/:section?', name: 'settings', component: SettingsPage },
    ],
  });
}
