import type { DemoScript } from '../types.ts';
import {
  answered,
  at,
  changed,
  due,
  forwarded,
  noted,
  released,
  solved,
  tagged,
  took,
  wrote,
} from '../write.ts';

/** Dutch cases that end or wait with Finance and Technical. */
export const nlDesk: readonly DemoScript[] = [
  {
    key: 'lieke-incasso',
    number: 48236,
    customer: 'lieke',
    subject: 'Dubbele incasso {m-6}',
    category: 'Billing',
    tags: ['Billing'],
    inbox: 'finance',
    due: { type: 'check_payment', inMinutes: due(0, '15:00') },
    unreadFor: ['anna', 'marek'],
    timeline: [
      wrote(
        at(0, '09:41'),
        `Goedemorgen, op {d-6} is er twee keer € 42,50 van mijn rekening afgeschreven. Eén keer klopt, de tweede niet. Kunt u het tweede bedrag terugboeken? Het afschrift zit in de bijlage.

Lieke Hoekstra`,
        { attachments: [{ file: 'statement-lieke' }] },
      ),
    ],
  },
  {
    key: 'willemijn-regeling',
    number: 48171,
    customer: 'willemijn',
    subject: 'Betalingsregeling voor twee facturen',
    category: 'Billing',
    tags: ['Billing'],
    inbox: 'service',
    timeline: [
      wrote(
        at(4, '13:10'),
        `Goedemiddag,

Zou het mogelijk zijn om de facturen van {m-65} en {m-35} in delen te betalen? Ik werk nu twee dagen minder vanwege mijn dochter, en samen is het € 115,80. Het lukt wel, maar niet ineens.

Met vriendelijke groet,
Willemijn Postma`,
      ),
      took('joris', at(4, '13:48')),
      answered(
        'joris',
        at(4, '13:55'),
        `Beste Willemijn,

Goed dat u het ons laat weten. Ik geef uw vraag door aan onze financiële afdeling; die stelt een regeling voor. Tot die tijd krijgt u geen herinneringen.

Joris de Wit`,
      ),
      forwarded(
        'joris',
        at(4, '13:57'),
        'finance',
        'payment_plan',
        due(0, '17:00'),
        'Twee facturen, € 115,80 samen. Ze kan het betalen, alleen niet in één keer. Herinneringen staan uit tot de einddatum.',
      ),
      took('anna', at(1, '10:05')),
      answered(
        'anna',
        at(1, '10:22'),
        `Beste Willemijn,

Drie keer € 38,60, steeds aan het begin van de maand: zou dat passen? Het voorstel zit in de bijlage. U hoeft niets te ondertekenen; een antwoord met "akkoord" is genoeg.

Met vriendelijke groet,
Anna Visser`,
        { attachments: [{ file: 'plan-willemijn' }] },
      ),
      changed('anna', at(1, '10:22'), 'open', 'pending'),
      wrote(
        at(0, '09:12'),
        `Beste Anna, akkoord! Mag de eerste termijn wel een paar dagen later? Mijn salaris komt rond de 25e, dus als {d+12} kan, graag. Dank u wel voor het meedenken.\n\nWillemijn`,
      ),
    ],
  },
  {
    key: 'lotte-ideal',
    number: 48068,
    customer: 'lotte',
    subject: 'Factuur betaald, toch een herinnering',
    category: 'Billing',
    tags: ['Billing'],
    inbox: 'finance',
    timeline: [
      wrote(
        at(12, '16:09'),
        `Ik krijg een herinnering voor factuur 87901, maar die heb ik op {d-21} betaald: € 57,25, kenmerk 87910. O wacht. Ik zie het zelf al. Ik heb twee cijfers omgedraaid. Kunt u het nog goed zetten?\n\nLotte Bakker`,
      ),
      took('marek', at(12, '16:30')),
      answered(
        'marek',
        at(11, '09:10'),
        `Hello Lotte,

Found it: your payment was waiting without an invoice. I have booked it on 87901, so the reminder no longer counts and there is no fee.

Marek Zieliński
Finance`,
      ),
      solved('marek', at(11, '09:11'), 'Invoice corrected'),
      changed(null, at(4, '03:00'), 'solved', 'closed'),
    ],
  },
  {
    key: 'thijs-router',
    number: 48187,
    customer: 'thijs',
    subject: 'Router blijft herstarten na update',
    category: 'Fibre',
    tags: ['Fibre', 'Router'],
    inbox: 'technical',
    timeline: [
      wrote(
        at(4, '19:02'),
        `Het lampje knippert oranje en daarna is het internet een minuut of drie weg. Dit gebeurt om de paar uur, sinds de update van vannacht. Foto en logboek zitten erbij. Ik heb hem al van de stroom gehaald, op de kop gezet en streng toegesproken.\n\nThijs Kuipers`,
        { attachments: [{ file: 'router-orange' }, { file: 'router-log-thijs' }] },
      ),
      took('joris', at(3, '08:20')),
      noted(
        'joris',
        at(3, '08:42'),
        'Geheugen loopt vol in 7.14.2, staat letterlijk in zijn logboek. Zelfde beeld bij minstens negen andere Hub 3’s. Leverancier heeft de melding: VX-2290.',
      ),
      answered(
        'joris',
        at(3, '08:55'),
        `Dag Thijs,

Bedankt voor het logboek, dat scheelt ons een dag zoeken. Het geheugen van de router loopt vol door een fout in de nieuwe versie. De maker werkt aan een oplossing. Wilt u tot die tijd terug naar de vorige versie? Dat kan ik vannacht van hieruit doen.

Joris de Wit`,
      ),
      changed('joris', at(3, '08:55'), 'open', 'pending'),
      wrote(
        at(3, '12:30'),
        `Ja graag, doe maar om drie uur vannacht. Dan slaapt iedereen behalve de baby, en die kijkt nog geen tv.`,
      ),
      noted(
        'joris',
        at(2, '08:15'),
        'Vannacht teruggezet naar 7.13.9, draait sindsdien zonder herstart. Wacht op de maker voordat we hem weer mogen bijwerken.',
      ),
      changed('joris', at(2, '08:16'), 'open', 'on_hold'),
    ],
  },
  {
    key: 'thijs-zolder',
    number: 48237,
    customer: 'thijs',
    subject: 'Wifi op zolder valt weg',
    priority: 'low',
    category: 'Fibre',
    inbox: 'technical',
    unreadFor: ['joris', 'anna', 'ben'],
    timeline: [
      wrote(
        at(0, '09:55'),
        `Los van de router die weer braaf is: op zolder heb ik nog maar één streepje, en als de wasmachine draait nul. Is een extra punt via het stopcontact iets, of moet er een kabel door twee plafonds? Mijn vriendin is tegen gaten.\n\nThijs Kuipers`,
      ),
    ],
  },
  {
    key: 'kwiek-graafwerk',
    number: 48229,
    customer: 'kwiek',
    subject: 'Straat opengebroken, internet weg',
    priority: 'urgent',
    category: 'Business',
    tags: ['Business', 'Outage'],
    inbox: 'service',
    unreadFor: ['joris'],
    timeline: [
      wrote(
        at(1, '13:05'),
        `De gemeente graaft voor de deur en sinds 12.50 uur doet niets het meer. Pinnen ook niet. De kraanmachinist zegt "oeps", meer krijg ik er niet uit. Bellen kan: +31 20 055 0188.\n\nBart Kwiek`,
      ),
      took('ben', at(1, '13:12')),
      answered(
        'ben',
        at(1, '13:20'),
        `Hi Bart,

We see your line and eleven neighbours down since 12:51. I am passing this to our technicians right now. A mobile router is on its way to you by courier, so that you can take cards again this afternoon.

Ben Aasen`,
      ),
      forwarded(
        'ben',
        at(1, '13:22'),
        'technical',
        'technician_visit',
        due(0, '09:00'),
        'Cable cut by the city’s digger, 12 addresses. Mobile router sent by courier. Needs a splice team, and the claim goes to the contractor.',
      ),
      took('joris', at(1, '13:30')),
      noted(
        'joris',
        at(1, '14:45'),
        'Lasploeg staat er vanaf 7 uur. Aannemer erkent de schade. @Anna bel jij de bakker ernaast? Die heeft nog niets gemeld maar ligt er ook uit.',
      ),
      answered(
        'joris',
        at(1, '14:52'),
        `Bart, de lasploeg begint morgenvroeg om zeven uur. Tot die tijd werkt alles via het mobiele kastje. U betaalt natuurlijk niets voor deze dagen.

Joris de Wit`,
      ),
      wrote(
        at(0, '08:28'),
        `Kastje werkt, ploeg is er, koffie staat klaar. Eén vraag: de alarminstallatie piept elke tien minuten dat ze geen lijn heeft. Kan dat kwaad?\n\nBart`,
      ),
    ],
  },
  {
    key: 'pieter-factuur',
    number: 48014,
    customer: 'pieter',
    subject: 'Waarom is de factuur € 2 hoger?',
    category: 'Billing',
    tags: ['Billing'],
    inbox: 'finance',
    timeline: [
      wrote(
        at(20, '09:44'),
        `Geachte administratie, mijn factuur is ineens € 2,00 hoger en er staat "service" bij. Welke service? Ik heb niemand gezien.\n\nP. van den Berg`,
      ),
      took('anna', at(20, '10:20')),
      tagged('anna', at(20, '10:21'), 'Refund'),
      answered(
        'anna',
        at(20, '10:35'),
        `Beste heer Van den Berg,

U heeft gelijk dat het woord niets zegt. Het is de toeslag voor een papieren factuur, die in {m-50} is ingegaan. Ik heb de papieren factuur uitgezet en de € 2,00 teruggeboekt.

Met vriendelijke groet,
Anna Visser`,
      ),
      solved('anna', at(20, '10:36'), 'Refund paid'),
      changed(null, at(13, '03:00'), 'solved', 'closed'),
    ],
  },
  {
    key: 'lieke-snelheid',
    number: 48174,
    customer: 'lieke',
    subject: 'Ik betaal voor 500 en krijg 90',
    category: 'Fibre',
    tags: ['Fibre'],
    inbox: 'technical',
    timeline: [
      wrote(
        at(5, '21:11'),
        `Volgens jullie eigen test haal ik 92 van de beloofde 500 Mbit/s. Elke keer precies 92, ook 's nachts. Dat kan toch geen toeval zijn?\n\nLieke Hoekstra`,
      ),
      took('joris', at(4, '08:55')),
      answered(
        'joris',
        at(4, '09:06'),
        `Dag Lieke,

Precies 92 is inderdaad geen toeval: zo snel is een oude netwerkkabel met vier in plaats van acht draadjes. Kijk eens of er op de kabel tussen router en computer "Cat 5" staat, zonder e. Een nieuwe kost een paar euro.

Joris de Wit`,
      ),
      changed('joris', at(4, '09:06'), 'open', 'pending'),
      noted(
        'ben',
        at(3, '10:00'),
        'Line test from our side: 503 down, 501 up. Joris is right, it is inside the house.',
      ),
      released('joris', at(1, '16:30')),
    ],
  },
];
