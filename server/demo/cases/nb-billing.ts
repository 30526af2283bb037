import type { DemoScript } from '../types.ts';
import { answered, at, changed, due, forwarded, noted, tagged, took, wrote } from '../write.ts';

/** Norwegian cases about bills, payments and refunds. */
export const nbBilling: readonly DemoScript[] = [
  {
    key: 'astrid-navn',
    number: 48158,
    customer: 'astrid',
    subject: 'Feil navn på fakturaen',
    category: 'Billing',
    tags: ['Billing'],
    inbox: 'finance',
    due: { type: 'correct_invoice', inMinutes: due(-1) },
    unreadFor: ['marek'],
    timeline: [
      wrote(
        at(5, '13:44'),
        `Vi giftet oss i sommer og fakturaen kommer fortsatt til Astrid Myhre. Jeg meldte det på nettsiden i {m-75}. Mannen min spør om jeg har ombestemt meg.\n\nAstrid Berge (ja, Berge!)`,
      ),
      took('marek', at(5, '14:20')),
      answered(
        'marek',
        at(5, '14:35'),
        `Hi Astrid,

Congratulations, late but sincerely. I can change the name on the invoices today. For the contract itself I need the date of the change, as it stands in the population register. Feel free to answer in Norwegian.

Marek Zieliński`,
      ),
      changed('marek', at(5, '14:35'), 'open', 'pending'),
      wrote(
        at(0, '08:05'),
        `Takk! Datoen i Folkeregisteret er 14. august. Kan den nye fakturaen komme før vi flytter, og helst til e-posten i stedet for den gamle adressen?`,
      ),
    ],
  },
  {
    key: 'solveig-desimal',
    number: 48144,
    customer: 'solveig',
    subject: 'Flytte desimal? Fakturaen er på 12 990 kr',
    priority: 'high',
    category: 'Billing',
    tags: ['Billing'],
    inbox: 'service',
    timeline: [
      wrote(
        at(5, '08:11'),
        `Det må være en feil her. Fakturaen er på 12 990 kr, og ruteren alene koster visst 12 092 kr i leie. For den prisen håper jeg den lager middag også.

Solveig Nygård`,
        { attachments: [{ file: 'invoice-solveig' }] },
      ),
      took('anna', at(5, '08:40')),
      answered(
        'anna',
        at(5, '08:52'),
        `Kjære Solveig,

Det er helt riktig at det er feil. Ikke betal noe ennå, så sender vi en ny faktura. Ruterleien er 92 kroner, og middag er dessverre ikke inkludert.

Vennlig hilsen
Anna Visser`,
      ),
      forwarded(
        'anna',
        at(5, '08:55'),
        'finance',
        'correct_invoice',
        due(-3),
        'Ruterleie 12 092 kr i stedet for 92 kr. Faktura 660412 må krediteres og erstattes før forfall. Sjekk gjerne om flere har fått det samme.',
      ),
      took('marek', at(5, '11:30')),
      noted(
        'marek',
        at(4, '10:02'),
        'Typing error in the price list of the 1st, “12092” instead of “92”. Seven customers have it. All seven credited, new invoices run tonight.',
      ),
      answered(
        'marek',
        at(4, '10:15'),
        `Dear Solveig,

The wrong invoice is cancelled and the right one, 990 kr, reaches you tomorrow. You need not do anything with the old one except show it at parties.

Marek Zieliński, Finance`,
      ),
      changed('marek', at(4, '10:16'), 'open', 'pending'),
    ],
  },
  {
    key: 'marit-kompensasjon',
    number: 48250,
    customer: 'marit',
    subject: 'Kompensasjon for kveldene uten nett',
    category: 'Billing',
    tags: ['Billing', 'Refund'],
    inbox: 'finance',
    unreadFor: ['anna', 'marek', 'ingrid'],
    timeline: [
      wrote(
        at(0, '10:36'),
        `Hei igjen, denne gangen til dere som har pengene: nettet har falt ut 14 kvelder på rad, og jeg betaler 699 kroner i måneden. Jeg ber om avslag for {m-14}. Ben i kundeservice kjenner hele historien.\n\nMarit Haugen`,
      ),
    ],
  },
  {
    key: 'lars-pensjonist',
    number: 48111,
    customer: 'lars',
    subject: 'Rabatt for pensjonister',
    category: 'Billing',
    tags: ['Billing'],
    inbox: 'service',
    timeline: [
      wrote(
        at(6, '10:36'),
        `Har dere fortsatt rabatt for pensjonister? Naboen har den, og han er yngre enn meg. Jeg fylte 67 i {m-250} og har ikke hørt et ord.\n\nLars Eidsvik`,
      ),
      took('anna', at(6, '11:15')),
      answered(
        'anna',
        at(6, '11:28'),
        `Hei Lars,

Ja, vi har fortsatt rabatten: 60 kroner i måneden fra og med måneden etter at du fylte 67. Den kommer dessverre ikke av seg selv. Jeg spør økonomiavdelingen om du kan få den for månedene som har gått.

Vennlig hilsen
Anna Visser`,
      ),
      tagged('anna', at(6, '11:29'), 'Refund'),
      forwarded(
        'anna',
        at(6, '11:31'),
        'finance',
        'refund',
        due(2),
        'Fylte 67 i {m-250}, rabatten ble aldri lagt inn. 60 kr per måned, etterbetaling for åtte måneder = 480 kr. Rabatten fremover er lagt inn.',
      ),
      wrote(
        at(4, '21:57'),
        `Takk, Anna. Hvis det blir noe etterbetaling, så kan den gjerne komme på konto og ikke på neste faktura. Kona ser på fakturaene.`,
      ),
      took('marek', at(3, '13:12')),
      noted(
        'marek',
        at(3, '13:20'),
        '480 kr is right. Needs a second signature above 400 kr, @Ingrid please.',
      ),
    ],
  },
];
