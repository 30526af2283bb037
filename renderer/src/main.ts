import './services/strictPage.ts';
import './styles/app.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { createPlaces } from './router.ts';
import { createTranslator, pickLocale } from './services/i18n.ts';

createApp(App)
  .use(createPinia())
  .use(createTranslator(pickLocale(navigator.languages)))
  .use(createPlaces())
  .mount('#app');
