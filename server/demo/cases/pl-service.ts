import type { DemoScript } from '../types.ts';
import {
  answered,
  at,
  changed,
  due,
  forwarded,
  noted,
  reopened,
  solved,
  tagged,
  took,
  wrote,
} from '../write.ts';

export const plService: readonly DemoScript[] = [
  {
    key: 'zofia-sport',
    number: 48163,
    customer: 'zofia',
    subject: 'Pakiet sportowy nie działa w weekend',
    category: 'TV app',
    tags: ['TV app'],
    inbox: 'service',
    timeline: [
      wrote(
        at(6, '20:14'),
        `W sobotę i niedzielę ekran był czarny, ale tylko na kanałach sportowych. W poniedziałek wszystko wróciło, kiedy już nie było czego oglądać. Zdjęcie w załączniku, chociaż niewiele na nim widać.

Zofia Kaczmarek`,
        { attachments: [{ file: 'black-screen' }] },
      ),
      took('kasia', at(5, '08:40')),
      answered(
        'kasia',
        at(5, '08:58'),
        `Dzień dobry Pani Zofio,

dziękuję za zdjęcie, czarny ekran wyszedł bardzo wyraźnie. Pani pakiet był opłacony, ale po zmianie cennika system uznał go za pakiet na dni robocze. Poprawiłam to. Proszę dać mi znać po weekendzie, czy wszystko działa.

Pozdrawiam
Kasia Nowak`,
      ),
      changed('kasia', at(5, '08:58'), 'open', 'pending'),
      noted(
        'kasia',
        at(5, '09:02'),
        '@Marek pakiet „tylko dni robocze” nie istnieje w ofercie, a w systemie ma go 31 osób. Kto to założył?',
      ),
      noted(
        'marek',
        at(5, '11:47'),
        'Testowy wpis z wdrożenia cennika. Usunąłem, wszystkich 31 przeniosłem na pełny pakiet.',
      ),
      wrote(
        at(0, '10:20'),
        `Pani Kasiu, tym razem działało, dziękuję! Tylko za tamten weekend chyba należy mi się jakiś zwrot? Nie chodzi o wielkie pieniądze, chodzi o derby.`,
      ),
    ],
  },
  {
    key: 'tomasz-montaz',
    number: 48185,
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
    number: 48178,
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
    number: 48242,
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
    key: 'tomasz-lektor',
    number: 48083,
    customer: 'tomasz',
    subject: 'Lektor zamiast dubbingu w bajkach',
    priority: 'low',
    category: 'TV app',
    tags: ['TV app'],
    inbox: 'service',
    timeline: [
      wrote(
        at(10, '18:25'),
        `Po aktualizacji wszystkie bajki czyta lektor, ten sam co filmy wojenne. Pięcioletnia córka pyta, dlaczego świnka mówi jak generał. Da się to przestawić na dubbing?\n\nTomasz Lewandowski`,
      ),
      took('anna', at(9, '09:35')),
      answered(
        'anna',
        at(9, '09:50'),
        `Dzień dobry Panie Tomaszu,

da się: Ustawienia, Dźwięk, Ścieżka domyślna, Dubbing. Po aktualizacji to ustawienie wróciło do wartości fabrycznej, za co przepraszamy Pana i córkę.

Pozdrawiam
Anna Visser`,
      ),
      solved('anna', at(9, '09:51'), 'Answered'),
      wrote(at(8, '17:58'), `Świnka znów jest świnką, ale tylko na telewizorze. Na tablecie nadal generał.`),
      reopened(null, at(8, '17:58')),
      took('kasia', at(7, '08:50')),
      answered(
        'kasia',
        at(7, '09:02'),
        `Panie Tomaszu, tablet ma osobne ustawienie: w aplikacji proszę dotknąć dymku w rogu ekranu w czasie bajki i wybrać dubbing. Zapamięta to dla całego profilu dziecka.

Kasia Nowak`,
      ),
      changed('kasia', at(7, '09:03'), 'open', 'pending'),
      wrote(at(6, '19:11'), `Generał odszedł na emeryturę. Dziękujemy, Hania i tata.`),
      solved('kasia', at(5, '08:31'), 'Answered'),
    ],
  },
  {
    key: 'grzegorz-rezygnacja',
    number: 48021,
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
  {
    key: 'jakub-garaz',
    number: 48147,
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
