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

/** Polish cases that end or wait with Finance and Technical. */
export const plDesk: readonly DemoScript[] = [
  {
    key: 'grzegorz-kaucja',
    number: 48190,
    customer: 'grzegorz',
    subject: 'Zwrot kaucji za dekoder po zakończeniu umowy',
    priority: 'high',
    category: 'Returns',
    tags: ['Returns', 'Refund'],
    inbox: 'service',
    unreadFor: ['anna', 'kasia', 'marek'],
    timeline: [
      wrote(
        at(3, '16:25'),
        `Dzień dobry, dekoder odesłałem {d-18}. Kiedy nastąpi zwrot kaucji 200 zł na konto? W umowie jest mowa o 14 dniach. Potwierdzenie nadania w załączniku.

Grzegorz Wiśniewski
nr klienta 330 914`,
        { attachments: [{ file: 'return-receipt-grzegorz' }] },
      ),
      took('anna', at(2, '09:08')),
      noted(
        'anna',
        at(2, '09:15'),
        'Dekoder przyjęty {d-16}, numer przesyłki PS 5520 1184 07 się zgadza. @Marek nothing is missing, remote and power supply are there too.',
      ),
      answered(
        'anna',
        at(2, '09:24'),
        `Dzień dobry Panie Grzegorzu,

dekoder dotarł do nas {d-16}, kompletny. Przekazałam sprawę do działu rozliczeń z prośbą o zwrot 200 zł. Napiszemy, gdy tylko przelew zostanie zlecony.

Z poważaniem
Anna Visser`,
      ),
      forwarded(
        'anna',
        at(2, '09:26'),
        'finance',
        'refund',
        due(0, '10:18'),
        'Kaucja 200 zł, sprzęt przyjęty {d-16}, 14 dni właśnie mija. Please pay to the account from his contract.',
      ),
      wrote(
        at(0, '09:47'),
        `Dzień dobry, czternaście dni już minęło, a na koncie nic. Nie chcę się skarżyć, pani Anna była bardzo miła, ale kaucja to kaucja. Kiedy dostanę te 200 zł?

Grzegorz Wiśniewski

> Dnia {d-2} Anna Visser <service@vestmere.example> napisała:
> Przekazałam sprawę do działu rozliczeń z prośbą o zwrot 200 zł.
> Napiszemy, gdy tylko przelew zostanie zlecony.`,
      ),
    ],
  },
  {
    key: 'aleksandra-korekta',
    number: 48166,
    customer: 'aleksandra',
    subject: 'Faktura korygująca za {m-30}',
    category: 'Billing',
    tags: ['Billing'],
    inbox: 'service',
    timeline: [
      wrote(
        at(5, '10:02'),
        `Dzień dobry,

pakiet Rodzina włączyłam w połowie miesiąca, a na fakturze FV/20418 jest cały miesiąc, i za Play, i za dekoder. Proszę o korektę. Według moich obliczeń to 32 zł za dużo.

Aleksandra Dąbrowska`,
      ),
      took('anna', at(5, '10:30')),
      answered(
        'anna',
        at(5, '10:41'),
        `Dzień dobry Pani Aleksandro,

ma Pani rację, obie usługi powinny być naliczone za pół miesiąca. Poprosiłam dział rozliczeń o fakturę korygującą.

Z poważaniem
Anna Visser`,
      ),
      forwarded(
        'anna',
        at(5, '10:43'),
        'finance',
        'correct_invoice',
        due(0, '17:00'),
        'FV/20418: Play Rodzina i dzierżawa dekodera tylko za pół miesiąca. Klientka wyliczyła 32 zł i moim zdaniem liczy lepiej niż my.',
      ),
      took('marek', at(4, '08:50')),
      answered(
        'marek',
        at(2, '11:16'),
        `Szanowna Pani,

w załączeniu przesyłam fakturę korygującą FK/311 na kwotę -32,00 zł. Czy mamy zaliczyć tę kwotę na poczet następnej faktury, czy zwrócić na konto?

Z poważaniem
Marek Zieliński`,
        { attachments: [{ file: 'correction-aleksandra' }] },
      ),
      changed('marek', at(2, '11:16'), 'open', 'pending'),
      wrote(
        at(1, '18:31'),
        `Dziękuję, czekam w takim razie na dokument. W mailu jest tylko logo, faktury nie widzę. 32 zł proszę zaliczyć na następną.`,
      ),
      answered(
        'marek',
        at(0, '08:14'),
        `Pani Aleksandro, wysyłam ponownie, tym razem sam dokument, bez ozdobników. Proszę o krótkie potwierdzenie, że plik się otwiera.

Marek Zieliński`,
        {
          attachments: [{ file: 'correction-aleksandra' }],
          delivery: {
            state: 'unknown',
            detail: 'The connection to mx.poczta.example broke after the message was handed over.',
          },
        },
      ),
      changed('marek', at(0, '08:14'), 'open', 'pending'),
    ],
  },
  {
    key: 'jakub-polecenie',
    number: 48102,
    customer: 'jakub',
    subject: 'Polecenie zapłaty odrzucone przez bank',
    category: 'Billing',
    tags: ['Billing', 'Refund'],
    inbox: 'finance',
    due: { type: 'check_payment', inMinutes: due(2) },
    timeline: [
      wrote(
        at(7, '08:16'),
        `Zmieniłem bank i stary bank odrzucił płatność, proszę o zwrot opłaty za przypomnienie (15 zł), bo nie była to moja wina. Nowe polecenie zapłaty podpisałem u Państwa jeszcze w zeszłym miesiącu.

Jakub Pawlak`,
      ),
      took('marek', at(7, '09:40')),
      answered(
        'marek',
        at(7, '09:55'),
        `Dzień dobry,

nowe polecenie rzeczywiście mamy, ale nie zostało wprowadzone przed terminem płatności. To nasze niedopatrzenie, opłatę 15 zł anulowałem. Ponowne pobranie nastąpi z nowego konta.

Marek Zieliński`,
      ),
      changed('marek', at(7, '09:55'), 'open', 'pending'),
      wrote(
        at(2, '21:40'),
        `Opłata zniknęła, dziękuję. Ale dziś pobrali Państwo 94 zł dwa razy: raz z nowego banku i raz ze starego, który nagle jednak zadziałał!`,
      ),
    ],
  },
  {
    key: 'halina-nadplata',
    number: 48040,
    customer: 'halina',
    subject: 'Nadpłata po zmianie taryfy',
    category: 'Billing',
    tags: ['Billing', 'Refund'],
    inbox: 'finance',
    due: { type: 'refund', inMinutes: due(4) },
    timeline: [
      wrote(
        at(17, '10:27'),
        `Po zmianie taryfy mam u Państwa nadpłatę 86,20 zł. Internetu mam za to bardzo dużo, a pieniędzy mało, więc poproszę o zwrot na konto.\n\nHalina Wójcik`,
      ),
      took('marek', at(17, '11:00')),
      noted(
        'marek',
        at(16, '09:22'),
        'Zwrot 86,20 zł zatwierdzony, czekamy na numer konta. Płaciła zawsze na poczcie, gotówką.',
      ),
      answered(
        'marek',
        at(16, '09:30'),
        `Szanowna Pani,

zwrot 86,20 zł jest zatwierdzony. Proszę o podanie numeru konta. Jeśli woli Pani przekaz pocztowy, wystarczy adres.

Z poważaniem
Marek Zieliński`,
        { delivery: { state: 'failed', detail: '550 5.2.2 Mailbox full: h.wojcik@poczta.example' } },
      ),
      changed('marek', at(16, '09:31'), 'open', 'pending'),
      noted(
        'anna',
        at(12, '10:15'),
        'Jej skrzynka jest pełna. Zadzwoniłam, wnuczek ją opróżni w sobotę. @Marek poczekajmy jeszcze tydzień.',
      ),
    ],
  },
  {
    key: 'henryk-telefon',
    number: 48155,
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
    number: 48064,
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
    key: 'aleksandra-dekoder',
    number: 48210,
    customer: 'aleksandra',
    subject: 'Dekoder sam się włącza o trzeciej w nocy',
    category: 'TV app',
    tags: ['TV app'],
    inbox: 'technical',
    timeline: [
      wrote(
        at(3, '08:05'),
        `Od kilku dni dekoder włącza się sam o trzeciej w nocy, razem z telewizorem, na kanale z telezakupami. Mąż zamówił już przez sen nóż do pieczywa. Co robić?\n\nAleksandra Dąbrowska`,
      ),
      took('kasia', at(3, '08:50')),
      answered(
        'kasia',
        at(3, '09:04'),
        `Pani Aleksandro,

o trzeciej dekoder pobiera aktualizacje i niechcący budzi telewizor. Proszę wyłączyć w menu: Ustawienia, Zasilanie, „Steruj telewizorem”. Nóż niestety nie jest nasz.

Kasia Nowak`,
      ),
      changed('kasia', at(3, '09:05'), 'open', 'pending'),
      wrote(at(1, '07:12'), `Dwie spokojne noce, dziękuję! Nóż też przyszedł, bardzo dobry.`),
      solved('kasia', at(1, '08:20'), 'Fixed remotely'),
    ],
  },
];
