import type { DemoScript } from '../types.ts';
import {
  answered,
  at,
  cancelled,
  changed,
  due,
  forwarded,
  noted,
  solved,
  tagged,
  took,
  wrote,
} from '../write.ts';

/** Norwegian cases that end or wait with Finance and Technical. */
export const nbDesk: readonly DemoScript[] = [
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
    key: 'fjord-svart-skjerm',
    number: 48226,
    customer: 'fjordhotellet',
    subject: 'Svart skjerm på tre rom',
    priority: 'urgent',
    category: 'TV app',
    tags: ['Business', 'TV app'],
    inbox: 'technical',
    unreadFor: ['joris', 'anna'],
    timeline: [
      wrote(
        at(1, '16:48'),
        `Hei, på rom 201, 204 og 307 er skjermen svart når man slår på TV-en. Lyden er der. Listen er vedlagt. Vi er fulle i helgen, og gjestene på 307 er her for å se landskampen.

Resepsjonen, Fjordhotellet`,
        {
          from: { name: 'Resepsjonen, Fjordhotellet', address: 'resepsjon@fjordhotellet.example' },
          attachments: [{ file: 'fjordhotell-rooms' }],
        },
      ),
      took('joris', at(1, '17:02')),
      answered(
        'joris',
        at(1, '17:10'),
        `Hi,

Sound without picture on exactly those three: they are the ones with the new HDMI switch. Please take the cable out of the switch and put it directly into the television, then the match is safe. I am looking for the real cause meanwhile.

Joris de Wit`,
      ),
      changed('joris', at(1, '17:10'), 'open', 'pending'),
      wrote(
        at(0, '07:46'),
        `201 og 204 virker nå, takk! På 307 er kontakten brukket av inne i TV-en. Kan dere komme, eller skal vi bytte rom med noen som ikke liker fotball?

Resepsjonen`,
        { from: { name: 'Resepsjonen, Fjordhotellet', address: 'resepsjon@fjordhotellet.example' } },
      ),
    ],
  },
  {
    key: 'lars-graving',
    number: 48216,
    customer: 'lars',
    subject: 'Naboen gravde over kabelen',
    priority: 'high',
    category: 'Fibre',
    tags: ['Fibre', 'Outage'],
    inbox: 'technical',
    due: { type: 'technician_visit', inMinutes: due(1, '12:00') },
    timeline: [
      wrote(
        at(2, '12:22'),
        `Naboen skulle bare plante et epletre. Nå er det et epletre der, men ikke noe internett. Bilde fra grøfta ligger ved. Han er veldig lei seg og har kommet med vafler.\n\nLars Eidsvik`,
        { attachments: [{ file: 'cable-trench' }] },
      ),
      took('joris', at(2, '12:58')),
      answered(
        'joris',
        at(2, '13:05'),
        `Hi Lars,

A clean cut, that is good news: it can be spliced in an hour. Our crew in Ålesund comes tomorrow or the day after. Please leave the trench open, keep the ends dry (a plastic bag is fine), and do not look into them.

Joris de Wit`,
      ),
      noted(
        'joris',
        at(2, '13:08'),
        '@Ben can you ring him in Norwegian about the insurance? The neighbour’s household insurance usually pays this.',
      ),
      noted(
        'ben',
        at(1, '09:12'),
        'Ringt. Naboen har meldt det, skadenummer 77-1180. Laget er bestilt, de bekrefter tid i løpet av dagen.',
      ),
      changed('ben', at(1, '09:13'), 'open', 'on_hold'),
    ],
  },
  {
    key: 'hakon-retur',
    number: 48033,
    customer: 'hakon',
    subject: 'Retur av gammel ruter',
    priority: 'low',
    category: 'Returns',
    tags: ['Returns'],
    inbox: 'technical',
    timeline: [
      wrote(
        at(18, '11:20'),
        `Må den gamle ruteren sendes tilbake? Den er fra 2016 og holder for tiden en dør åpen, noe den gjør bedre enn den noen gang leverte trådløst nett.\n\nHåkon Lie`,
      ),
      took('ben', at(18, '11:45')),
      answered(
        'ben',
        at(18, '11:52'),
        `Hei Håkon,

Den trenger du ikke å sende tilbake; vi har sluttet å ta imot den modellen. La den gjerne fortsette i sin nye stilling. Når døra ikke trenger den lenger, tar alle elektrobutikker den imot.

Ben Aasen`,
      ),
      solved('ben', at(18, '11:53'), 'Answered'),
      changed(null, at(11, '03:00'), 'solved', 'closed'),
    ],
  },
  {
    key: 'marit-kompensasjon',
    number: 48239,
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
    key: 'hakon-dobbel-ordre',
    number: 48182,
    customer: 'hakon',
    subject: 'Bestilte wifi-forsterker to ganger ved en feil',
    category: 'Returns',
    tags: ['Returns'],
    inbox: 'service',
    timeline: [
      wrote(
        at(5, '23:12'),
        `Nettsiden hang seg opp, så jeg trykket «bestill» to ganger. Nå har jeg to ordrer på wifi-forsterker, 9014 og 9015. Jeg trenger bare den ene. Kan den andre stoppes?\n\nHåkon Lie`,
      ),
      took('kasia', at(4, '08:45')),
      tagged('kasia', at(4, '08:46'), 'Billing'),
      forwarded(
        'kasia',
        at(4, '08:50'),
        'finance',
        'refund',
        due(-1, '12:00'),
        'Order 9015 is a double of 9014. Stopped in the warehouse. If it has been charged, please return 549 kr.',
      ),
      took('marek', at(3, '09:30')),
      noted(
        'marek',
        at(3, '09:34'),
        'Never charged, the bank refused the second one by itself. Nothing to refund, so I cancel the entry.',
      ),
      cancelled('marek', at(3, '09:35')),
      answered(
        'marek',
        at(3, '09:41'),
        `Hi Håkon,

Order 9015 is stopped and nothing was taken from your card for it. The booster of order 9014 is on its way and should be with you tomorrow.

Marek Zieliński`,
      ),
      solved('marek', at(3, '09:42'), 'Answered'),
    ],
  },
];
