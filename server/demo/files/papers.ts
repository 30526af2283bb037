import type { DemoLanguage } from '../types.ts';

/** What stands on the PDFs that customers and agents attach. */
export interface Paper {
  readonly name: string;
  readonly language: DemoLanguage;
  readonly sender: string;
  readonly colour: readonly [number, number, number];
  readonly title: string;
  readonly head: readonly string[];
  /** Left edges of the columns, in points. */
  readonly columns: readonly number[];
  /** The first row is the head of the table. */
  readonly rows: readonly (readonly string[])[];
  readonly foot: readonly string[];
}

const vestmere = [0.06, 0.42, 0.5] as const;
const bankBlue = [0.13, 0.23, 0.47] as const;

export const papers: Readonly<Record<string, Paper>> = {
  'statement-eleanor': {
    name: 'statement-{m-8}.pdf',
    language: 'en',
    sender: 'Aire Valley Building Society',
    colour: bankBlue,
    title: 'Card statement, extract',
    head: ['E. Whitcombe, Leeds', 'Card ending 4471', 'Printed {d-5} {y-5}'],
    columns: [0, 110, 400],
    rows: [
      ['Date', 'Description', 'Amount'],
      ['{d-10}', 'HEADINGLEY GREENGROCER', '£11.20'],
      ['{d-8}', 'VESTMERE PLAY  ORDER 7731', '£13.99'],
      ['{d-8}', 'VESTMERE PLAY FAMILY  ORDER 8854', '£13.99'],
      ['{d-7}', 'FIRST BUS LEEDS', '£2.00'],
      ['{d-6}', 'ST JAMES CANTEEN', '£4.75'],
    ],
    foot: ['Pending transactions are not shown on this extract.'],
  },
  'statement-lieke': {
    name: 'afschrift-{m-6}.pdf',
    language: 'nl',
    sender: 'Waalbank',
    colour: [0.85, 0.42, 0.1],
    title: 'Rekeningafschrift',
    head: ['L. Hoekstra, Nijmegen', 'Rekening eindigend op 118', 'Afgedrukt op {d-1} {y-1}'],
    columns: [0, 110, 400],
    rows: [
      ['Datum', 'Omschrijving', 'Bedrag'],
      ['{d-9}', 'Bakkerij de Waal', '€ 6,40 af'],
      ['{d-6}', 'Vestmere incasso, kenmerk 30117742', '€ 42,50 af'],
      ['{d-6}', 'Vestmere incasso, kenmerk 30117743', '€ 42,50 af'],
      ['{d-4}', 'Salaris Radboud', '€ 2.318,00 bij'],
    ],
    foot: ['Dit afschrift is automatisch gemaakt en niet ondertekend.'],
  },
  'correction-aleksandra': {
    name: 'faktura-korygujaca-FK-311.pdf',
    language: 'pl',
    sender: 'Vestmere Polska',
    colour: vestmere,
    title: 'Faktura korygująca FK/311',
    head: [
      'Nabywca: Aleksandra Dąbrowska, Kraków',
      'Do faktury FV/20418 za {m-30}',
      'Wystawiono {d-2} {y-2}',
    ],
    columns: [0, 230, 330, 420],
    rows: [
      ['Usługa', 'Było', 'Powinno być', 'Różnica'],
      ['Światłowód 300', '69,00 zł', '69,00 zł', '0,00 zł'],
      ['Play, pakiet Rodzina', '49,00 zł', '24,50 zł', '-24,50 zł'],
      ['Dzierżawa dekodera', '15,00 zł', '7,50 zł', '-7,50 zł'],
      ['Razem', '133,00 zł', '101,00 zł', '-32,00 zł'],
    ],
    foot: [
      'Kwotę 32,00 zł zaliczymy na poczet następnej faktury.',
      'Przyczyna korekty: usługa włączona w połowie miesiąca.',
    ],
  },
  'invoice-solveig': {
    name: 'faktura-660412.pdf',
    language: 'nb',
    sender: 'Vestmere Norge',
    colour: vestmere,
    title: 'Faktura 660412',
    head: ['Solveig Nygård, Trondheim', 'Forfall {d+9}', 'KID 0006604128'],
    columns: [0, 300, 400],
    rows: [
      ['Tjeneste', 'Periode', 'Beløp'],
      ['Fiber 500', '{m+9}', '699,00 kr'],
      ['Play Familie', '{m+9}', '199,00 kr'],
      ['Utleie, ruter', '{m+9}', '12 092,00 kr'],
      ['Å betale', '', '12 990,00 kr'],
    ],
    foot: ['Spørsmål om fakturaen? Svar på e-posten du fikk den med.'],
  },
  'return-receipt-grzegorz': {
    name: 'potwierdzenie-nadania.pdf',
    language: 'pl',
    sender: 'Paczka Szybka',
    colour: [0.75, 0.12, 0.15],
    title: 'Potwierdzenie nadania',
    head: [
      'Nadawca: Grzegorz Wiśniewski, Poznań',
      'Odbiorca: Vestmere, dział zwrotów, Łódź',
      'Nadano {d-18} {y-18}',
    ],
    columns: [0, 240, 400],
    rows: [
      ['Zawartość', 'Numer przesyłki', 'Waga'],
      ['Dekoder TV z pilotem i zasilaczem', 'PS 5520 1184 07', '1,3 kg'],
      ['Status: doręczono {d-16}', 'podpis: magazyn', ''],
    ],
    foot: ['Zachowaj potwierdzenie do czasu rozpatrzenia ewentualnej reklamacji.'],
  },
  'refund-oliver': {
    name: 'cancellation-confirmation.pdf',
    language: 'en',
    sender: 'Vestmere',
    colour: vestmere,
    title: 'Your sports package has ended',
    head: ['Oliver Marsh, Bristol', 'Order 8107', 'Confirmed {d-12} {y-12}'],
    columns: [0, 240, 400],
    rows: [
      ['Package', 'Ended on', 'Per month'],
      ['Play Sports', '{d-12}', '£21.00'],
    ],
    foot: ['You will not be charged for this package again.'],
  },
  'plan-willemijn': {
    name: 'betalingsregeling.pdf',
    language: 'nl',
    sender: 'Vestmere Nederland',
    colour: vestmere,
    title: 'Voorstel betalingsregeling',
    head: ['Willemijn Postma, Leeuwarden', 'Facturen 88120 en 88467', 'Opgesteld op {d-1} {y-1}'],
    columns: [0, 200, 400],
    rows: [
      ['Termijn', 'Uiterlijk op', 'Bedrag'],
      ['1', '{d+8}', '€ 38,60'],
      ['2', '{d+38}', '€ 38,60'],
      ['3', '{d+68}', '€ 38,60'],
      ['Totaal', '', '€ 115,80'],
    ],
    foot: ['Er komen geen kosten bij zolang de termijnen op tijd binnen zijn.'],
  },
};
