import type { DemoScript } from '../types.ts';
import { answered, at, changed, noted, reopened, solved, took, wrote } from '../write.ts';

/** Polish cases about Play and the television. */
export const plTelevision: readonly DemoScript[] = [
  {
    key: 'aleksandra-dekoder',
    number: 48182,
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
  {
    key: 'zofia-sport',
    number: 48143,
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
    key: 'tomasz-lektor',
    number: 48081,
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
];
