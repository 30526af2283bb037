import type { DemoScript } from '../types.ts';
import { answered, at, changed, due, forwarded, noted, took, wrote } from '../write.ts';

/** Polish cases about bills, payments and refunds. */
export const plBilling: readonly DemoScript[] = [
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
        at(5, '14:02'),
        `Dzień dobry,

pakiet Rodzina włączyłam w połowie miesiąca, a na fakturze FV/20418 jest cały miesiąc, i za Play, i za dekoder. Proszę o korektę. Według moich obliczeń to 32 zł za dużo.

Aleksandra Dąbrowska`,
      ),
      took('anna', at(5, '14:30')),
      answered(
        'anna',
        at(5, '14:41'),
        `Dzień dobry Pani Aleksandro,

ma Pani rację, obie usługi powinny być naliczone za pół miesiąca. Poprosiłam dział rozliczeń o fakturę korygującą.

Z poważaniem
Anna Visser`,
      ),
      forwarded(
        'anna',
        at(5, '14:43'),
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
    number: 48037,
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
];
