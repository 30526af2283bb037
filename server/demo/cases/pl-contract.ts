import type { DemoScript } from '../types.ts';
import { answered, at, changed, due, forwarded, noted, solved, took, wrote } from '../write.ts';

/** Polish cases about contracts, moving and returning things. */
export const plContract: readonly DemoScript[] = [
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
    key: 'tomasz-montaz',
    number: 48155,
    customer: 'tomasz',
    subject: 'Umowa na nowe mieszkanie, pytanie o termin instalacji',
    category: 'Contract',
    tags: ['Contract', 'Moving'],
    inbox: 'service',
    timeline: [
      wrote(
        at(5, '12:51'),
        `Dzień dobry,

w zeszłym tygodniu podpisałem umowę na mieszkanie przy ul. Jesionowej 7/12 we Wrocławiu. Czy możliwy jest montaż przed {d+6}? Wtedy wprowadzają się dzieci i bez internetu będzie ciężko. Ze mną też.

Tomasz Lewandowski`,
      ),
      took('kasia', at(5, '13:20')),
      answered(
        'kasia',
        at(5, '13:35'),
        `Dzień dobry Panie Tomaszu,

najbliższy wolny termin to {d+4}, między 12 a 15. Budynek jest już okablowany, więc monter potrzebuje około godziny i dostępu do skrzynki na klatce schodowej. Czy ten termin Panu odpowiada?

Pozdrawiam
Kasia Nowak`,
      ),
      changed('kasia', at(5, '13:35'), 'open', 'pending'),
      wrote(
        at(4, '09:03'),
        `Odpowiada, biorę wolne. Klucz do skrzynki ma administrator, ale on odbiera telefon tylko we wtorki. Czy monter ma swój?`,
      ),
      answered(
        'kasia',
        at(4, '09:20'),
        `Panie Tomaszu, monter ma klucz uniwersalny, więc administrator może spokojnie odpoczywać. Termin jest zarezerwowany, dzień wcześniej przyjdzie przypomnienie SMS.

Kasia Nowak`,
      ),
      changed('kasia', at(4, '09:21'), 'open', 'pending'),
    ],
  },
  {
    key: 'wspolnota-umowa',
    number: 48117,
    customer: 'wspolnota',
    subject: 'Rozwiązanie umowy o świadczenie usług telekomunikacyjnych',
    category: 'Business',
    tags: ['Business', 'Contract'],
    inbox: 'service',
    due: { type: 'answer', inMinutes: due(-1, '16:00') },
    unreadFor: ['anna'],
    timeline: [
      wrote(
        at(6, '11:08'),
        `Szanowni Państwo,

na podstawie uchwały nr 14 wypowiadamy umowę na internet w częściach wspólnych (monitoring i domofon) z zachowaniem trzymiesięcznego okresu wypowiedzenia. Prosimy o potwierdzenie daty rozwiązania.

Z poważaniem
Barbara Król
Zarząd Wspólnoty Mieszkaniowej Świętokrzyska 14`,
      ),
      took('anna', at(6, '12:10')),
      noted(
        'anna',
        at(6, '12:14'),
        '@Kasia could you look at this with me? If I read it correctly the video entry phone hangs on the same line. Do they know it stops working too?',
      ),
      noted(
        'kasia',
        at(6, '13:30'),
        'Czytasz dobrze. Pewnie nie wiedzą. Zaproponuj tańszy abonament 29 zł tylko dla domofonu.',
      ),
      answered(
        'anna',
        at(5, '09:45'),
        `Szanowna Pani,

potwierdzamy otrzymanie wypowiedzenia. Umowa kończy się po trzech miesiącach, czyli {d+85}. Zwracam uwagę, że przez to samo łącze działa wideodomofon. Jeśli ma działać dalej, możemy zostawić samo łącze do domofonu za 29 zł miesięcznie.

Z poważaniem
Anna Visser`,
      ),
      changed('anna', at(5, '09:46'), 'open', 'pending'),
      wrote(
        at(1, '15:32'),
        `Szanowna Pani Anno,

o domofonie nikt na zebraniu nie pomyślał, oprócz pana z parteru, którego nikt nie słuchał. Prosimy o ofertę na samo łącze na piśmie, przedstawię ją zarządowi w przyszłym tygodniu.

Barbara Król`,
      ),
    ],
  },
  {
    key: 'zofia-sms',
    number: 48234,
    customer: 'zofia',
    subject: 'Dziwny SMS o dopłacie 1,99 zł',
    priority: 'high',
    category: null,
    inbox: 'service',
    unreadFor: ['anna', 'kasia', 'ben'],
    timeline: [
      wrote(
        at(0, '09:34'),
        `Dostałam SMS-a, rzekomo od Państwa: „Dopłać 1,99 zł, inaczej usługa zostanie wyłączona” i link. Nie kliknęłam, ale moja sąsiadka już tak. Czy to oszustwo? Co ona ma teraz zrobić?

Zofia Kaczmarek`,
        {
          html: `<p>Dostałam SMS-a, rzekomo od Państwa: „Dopłać 1,99 zł, inaczej usługa zostanie wyłączona” i link. Nie kliknęłam, ale moja sąsiadka już tak. Czy to oszustwo? Co ona ma teraz zrobić?</p><p>Zofia Kaczmarek</p><blockquote style="border:1px solid #ccc;padding:8px">VESTMERE: Doplac 1,99 zl, inaczej usluga zostanie wylaczona: <a href="http://vestmere-doplata.pay.example/k?id=88">vestmere-doplata.pay.example</a></blockquote><img src="http://vestmere-doplata.pay.example/px.gif?id=88" width="1" height="1" alt="">`,
        },
      ),
    ],
  },
  {
    key: 'grzegorz-rezygnacja',
    number: 48015,
    customer: 'grzegorz',
    subject: 'Zakończenie umowy i zwrot sprzętu',
    category: 'Contract',
    tags: ['Contract', 'Returns'],
    inbox: 'service',
    timeline: [
      wrote(
        at(20, '13:37'),
        `Dzień dobry, umowa kończy mi się w tym miesiącu i nie będę jej przedłużał, przeprowadzam się do córki, która ma już internet od Państwa. Jak odesłać dekoder i kiedy dostanę kaucję?\n\nGrzegorz Wiśniewski`,
      ),
      took('kasia', at(20, '14:05')),
      answered(
        'kasia',
        at(20, '14:18'),
        `Dzień dobry Panie Grzegorzu,

dekoder proszę zapakować razem z pilotem i zasilaczem i nadać na naszą etykietę, którą wysłałam osobnym mailem. Kaucję 200 zł zwracamy w ciągu 14 dni od przyjęcia sprzętu.

Pozdrowienia dla córki
Kasia Nowak`,
      ),
      solved('kasia', at(20, '14:19'), 'Contract ended'),
      changed(null, at(13, '03:00'), 'solved', 'closed'),
    ],
  },
];
