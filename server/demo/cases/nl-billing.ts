import type { DemoScript } from '../types.ts';
import { answered, at, changed, due, forwarded, solved, tagged, took, wrote } from '../write.ts';

/** Dutch cases about bills, payments and refunds. */
export const nlBilling: readonly DemoScript[] = [
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
    number: 48067,
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
    key: 'pieter-factuur',
    number: 48012,
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
];
