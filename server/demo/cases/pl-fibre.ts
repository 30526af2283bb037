import type { DemoScript } from '../types.ts';
import {
  answered,
  at,
  changed,
  completed,
  due,
  forwarded,
  noted,
  solved,
  tagged,
  took,
  wrote,
} from '../write.ts';

/** Polish cases about lines, routers and visits. */
export const plFibre: readonly DemoScript[] = [
  {
    key: 'henryk-telefon',
    number: 48149,
    customer: 'henryk',
    subject: 'Telefon stacjonarny trzeszczy',
    category: 'Fibre',
    tags: ['Visit'],
    inbox: 'service',
    timeline: [
      wrote(
        at(5, '09:17'),
        `Od poniedziałku słychać w telefonie trzaski, jakby ktoś smażył naleśniki. Rozmawiać się da, ale po każdej rozmowie jestem głodny. Proszę o sprawdzenie linii.\n\nHenryk Sobczak`,
      ),
      took('kasia', at(5, '09:50')),
      forwarded(
        'kasia',
        at(5, '09:55'),
        'technical',
        'technician_visit',
        due(-1),
        'Trzaski na telefonie stacjonarnym od kilku dni. Starszy pan, najlepiej umawiać przed południem i telefonicznie.',
      ),
      took('joris', at(4, '10:30')),
      noted(
        'joris',
        at(4, '10:52'),
        'Line is clean up to the adapter. It is the power supply of his telephone, same hum as the mains. @Kasia could you ring him? My Polish ends at “naleśniki”.',
      ),
      answered(
        'kasia',
        at(4, '12:05'),
        `Dzień dobry Panie Henryku,

linia jest w porządku, trzeszczy najprawdopodobniej zasilacz telefonu. Wysyłamy Panu nowy, bezpłatnie, będzie za dwa dni. Wystarczy go podmienić.

Pozdrawiam
Kasia Nowak`,
      ),
      changed('kasia', at(4, '12:06'), 'open', 'pending'),
      wrote(
        at(1, '10:40'),
        `Zasilacz przyszedł, podmieniłem, cisza jak makiem zasiał. Aż zadzwoniłem do siostry, żeby się pochwalić. Dziękuję Państwu bardzo.`,
      ),
      noted('kasia', at(1, '11:02'), '@Joris działa! Możesz zamykać, gratulacje od pana Henryka.'),
    ],
  },
  {
    key: 'piotr-pakiety',
    number: 48221,
    customer: 'piotr',
    subject: 'Utrata pakietów wieczorem, pomiary w załączniku',
    priority: 'high',
    category: 'Fibre',
    tags: ['Fibre'],
    inbox: 'technical',
    unreadFor: ['anna', 'joris'],
    timeline: [
      wrote(
        at(2, '22:15'),
        `Cześć, od tygodnia między 21 a 23 mam prawie 20% utraty pakietów. Komputer po kablu, router restartowany, kabel wymieniony. Proszę nie pisać, żebym zrestartował router.

Piotr Maj`,
      ),
      answered(
        'ben',
        at(1, '08:30'),
        `Hi Piotr,

No restart, I promise. Could you send us one measurement from the evening, with the time, five minutes are enough? Polish is fine, Kasia reads along.

Ben Aasen`,
      ),
      changed('ben', at(1, '08:31'), 'open', 'pending'),
      wrote(
        at(0, '07:20'),
        `Proszę bardzo, pomiar z wczoraj w załączniku, 300 pakietów, 59 zgubionych. Dodam, że sąsiad piętro niżej ma to samo, a jego router jest innej firmy.

Piotr Maj`,
        { attachments: [{ file: 'ping-piotr' }] },
      ),
    ],
  },
  {
    key: 'wspolnota-awaria',
    number: 48059,
    customer: 'wspolnota',
    subject: 'Brak internetu w całej klatce',
    priority: 'urgent',
    category: 'Fibre',
    tags: ['Business', 'Outage'],
    inbox: 'technical',
    timeline: [
      wrote(
        at(13, '07:31'),
        `Od szóstej rano nie ma internetu w całej klatce B, 24 mieszkania. Domofon otwiera drzwi każdemu, kto zadzwoni. Proszę o pilną interwencję.\n\nBarbara Król, zarząd wspólnoty`,
      ),
      took('joris', at(13, '07:45')),
      tagged('joris', at(13, '07:46'), 'Visit'),
      noted(
        'joris',
        at(13, '08:05'),
        'No power in the cabinet of staircase B. @Kasia please ask whether the electrician was there yesterday.',
      ),
      answered(
        'kasia',
        at(13, '08:20'),
        `Dzień dobry Pani Barbaro,

szafka w klatce B nie ma zasilania. Czy wczoraj pracował u Państwa elektryk? Jeśli tak, proszę sprawdzić bezpiecznik opisany „TV/INT” w rozdzielni na parterze.

Kasia Nowak`,
      ),
      wrote(
        at(13, '08:52'),
        `Był. Bezpiecznik wyłączył, bo „nie wiedział, od czego to”. Włączony, wszystko działa, domofon też. Przepraszam za alarm i dziękuję za szybkość.`,
      ),
      completed('joris', at(13, '09:00')),
      solved('joris', at(13, '09:00'), 'Not our fault'),
      changed(null, at(6, '03:00'), 'solved', 'closed'),
    ],
  },
  {
    key: 'jakub-garaz',
    number: 48140,
    customer: 'jakub',
    subject: 'Wi-Fi w garażu, wzmacniacz',
    category: 'Fibre',
    tags: ['Router'],
    inbox: 'service',
    timeline: [
      wrote(
        at(6, '17:44'),
        `Kupiłem wzmacniacz u Państwa, żeby mieć zasięg w garażu. W domu świeci na zielono, w garażu na czerwono. Garaż jest blaszany. Podejrzewam, że to ma znaczenie?\n\nJakub Pawlak`,
      ),
      took('ben', at(5, '08:25')),
      noted('ben', at(5, '08:30'), 'I can explain it in English, but he writes Polish. @Kasia would you?'),
      took('kasia', at(5, '09:10')),
      answered(
        'kasia',
        at(5, '09:24'),
        `Dzień dobry Panie Jakubie,

ma, i to duże: blaszany garaż działa jak puszka i sygnał do środka nie wejdzie. Najprościej postawić wzmacniacz w oknie od strony garażu albo pociągnąć do garażu kabel. Jeśli woli Pan zwrócić wzmacniacz, ma Pan na to czas do {d+3}.

Pozdrawiam
Kasia Nowak`,
      ),
      changed('kasia', at(5, '09:25'), 'open', 'pending'),
      wrote(
        at(3, '20:06'),
        `Zostawiam, ale poproszę o kabel zewnętrzny, jakieś 20 metrów. Czy mają Państwo taki, co wytrzyma zimę i kosiarkę?`,
      ),
      tagged('kasia', at(2, '08:40'), 'Fibre'),
      forwarded(
        'kasia',
        at(2, '08:44'),
        'technical',
        'answer',
        due(2, '12:00'),
        'Klient pyta o kabel zewnętrzny 20 m do blaszanego garażu. Which one do we sell that survives frost and a lawnmower?',
      ),
    ],
  },
];
