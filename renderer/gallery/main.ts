import './gallery.css';
import { createApp } from 'vue';
import { createTranslator, pickLocale } from '../src/services/i18n.ts';
import Gallery from './Gallery.vue';

const query = new URLSearchParams(location.search);
createApp(Gallery, { page: query.get('page') ?? 'inbox', query }).use(createTranslator(pickLocale([query.get('lang') ?? 'en']))).mount('#app');
