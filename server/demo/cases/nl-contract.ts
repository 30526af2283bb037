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
  untagged,
  wrote,
} from '../write.ts';

/** Dutch cases about contracts, moving and returning things. */
export const nlContract: readonly DemoScript[] = [
  {
    key: 'kwiek-graafwerk',
    number: 48223,
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
    key: 'pieter-verhuizing',
    number: 48188,
    customer: 'pieter',
    subject: 'Verhuizing: internet overzetten naar nieuw adres',
    category: 'Moving',
    tags: ['Moving'],
    inbox: 'service',
    timeline: [
      wrote(
        at(3, '14:22'),
        `Beste,

wij verhuizen op {d+9} naar Utrecht, Biltstraat 81 bis. Kan mijn internet mee? En zo ja, zitten we dan een tijdje zonder? Mijn vrouw werkt thuis en heeft op {d+10} al een vergadering met Singapore.

Met vriendelijke groet,
Pieter van den Berg`,
      ),
      took('anna', at(3, '15:01')),
      answered(
        'anna',
        at(3, '15:14'),
        `Beste heer Van den Berg,

Ja, uw internet gaat mee. Op de Biltstraat ligt al glasvezel tot in de meterkast, dus er hoeft niemand te graven. Ik kan de aansluiting op uw oude adres laten doorlopen tot en met {d+10}; dan heeft u een dag overlap.

Weet u of er in de nieuwe woning een wit kastje met vier lampjes hangt?

Met vriendelijke groet,
Anna Visser`,
      ),
      changed('anna', at(3, '15:14'), 'open', 'pending'),
      noted(
        'anna',
        at(3, '15:16'),
        'Vorige bewoner was ook klant bij ons en heeft per het einde van de maand opgezegd. @Joris kan die lijn gewoon blijven liggen?',
      ),
      noted(
        'joris',
        at(2, '09:04'),
        'Ja, niet laten afsluiten. Ik heb de afsluitopdracht tegengehouden, poort 14 staat op naam van Van den Berg gereserveerd.',
      ),
      wrote(
        at(0, '09:40'),
        `Goedemorgen Anna,

Ik ben gisteren gaan kijken. Er hangt een kastje, maar met drie lampjes, en eentje is afgeplakt met een sticker van Ajax. Is dat een probleem? (Het kastje, niet Ajax.)

Pieter van den Berg`,
      ),
    ],
  },
  {
    key: 'sofie-zenders',
    number: 48048,
    customer: 'sofie',
    subject: 'Filmpakket opzeggen',
    priority: 'low',
    category: 'Contract',
    tags: ['Contract'],
    inbox: 'service',
    timeline: [
      wrote(
        at(15, '21:30'),
        `Beste, graag mijn filmpakket stopzetten per eind {m-15}. Ik heb de laatste twee maanden alleen dezelfde film drie keer gezien, en die heb ik ook op dvd.\n\nSofie Janssens`,
      ),
      took('anna', at(14, '09:25')),
      answered(
        'anna',
        at(14, '09:33'),
        `Beste Sofie,

Het filmpakket stopt op de laatste dag van de maand. Daarna betaalt u € 9,95 per maand minder. De dvd blijft van u.

Met vriendelijke groet,
Anna Visser`,
      ),
      solved('anna', at(14, '09:34'), 'Contract changed'),
      changed(null, at(7, '03:00'), 'solved', 'closed'),
    ],
  },
  {
    key: 'lotte-inzage',
    number: 48246,
    customer: 'lotte',
    subject: 'Verzoek om inzage in mijn gegevens (AVG)',
    category: 'Contract',
    inbox: 'service',
    unreadFor: ['anna', 'kasia', 'ben', 'joris', 'ingrid'],
    timeline: [
      wrote(
        at(0, '10:03'),
        `Geachte heer/mevrouw,

Op grond van artikel 15 van de AVG vraag ik u om een overzicht van alle persoonsgegevens die u van mij verwerkt, met welk doel en hoelang u ze bewaart. Ik ontvang dit graag binnen een maand, digitaal.

Het is geen ruzie hoor, ik doe een cursus en dit is het huiswerk.

Hoogachtend,
Lotte Bakker
Klantnummer 662 041`,
      ),
    ],
  },
  {
    key: 'kwiek-gastnetwerk',
    number: 48083,
    customer: 'kwiek',
    subject: 'Wifi voor klanten in de werkplaats',
    category: 'Business',
    tags: ['Business', 'Router'],
    inbox: 'service',
    timeline: [
      wrote(
        at(9, '12:40'),
        `Moin, klanten die op hun fiets wachten vragen steeds om het wifiwachtwoord. Dat is nu hetzelfde als dat van de kassa. Dat lijkt mijn zoon geen goed idee. Wat kan ik doen?\n\nBart Kwiek, Fietsenmakerij Kwiek`,
      ),
      took('joris', at(9, '13:22')),
      answered(
        'joris',
        at(9, '13:40'),
        `Dag Bart,

Luister naar uw zoon. Uw router kan een gastnetwerk maken dat niet bij de kassa komt. Ik heb het voor u aangezet: het heet "Kwiek gasten" en het wachtwoord is bandenlichter. U kunt het wijzigen in de app onder Netwerk, Gasten.

Wijzig daarna ook het wachtwoord van de kassa.

Groet,
Joris de Wit`,
      ),
      solved('joris', at(9, '13:41'), 'Fixed remotely'),
      wrote(
        at(8, '10:15'),
        `Top, werkt. Alleen staat er nu op de kassa "geen netwerk" nadat ik het wachtwoord heb gewijzigd, zoals u zei. Er staan drie man te wachten.`,
      ),
      reopened(null, at(8, '10:15')),
      took('joris', at(8, '10:19')),
      tagged('joris', at(8, '10:20'), 'Outage'),
      answered(
        'joris',
        at(8, '10:24'),
        `Bart, op de kassa: Menu, Verbindingen, Vestmere-Kwiek, en daar het nieuwe wachtwoord intypen. Let op de hoofdletter. Ik blijf erbij tot het werkt.`,
      ),
      wrote(
        at(8, '10:31'),
        `Gelukt, het was de hoofdletter. Sorry voor de paniek. Kom gerust langs voor een gratis band.`,
      ),
      untagged('joris', at(8, '10:33'), 'Outage'),
      solved('joris', at(8, '10:34'), 'Answered'),
    ],
  },
  {
    key: 'daan-moeder',
    number: 48139,
    customer: 'daan',
    subject: 'Abonnement op naam van mijn moeder',
    priority: 'high',
    category: 'Contract',
    tags: ['Bereavement', 'Contract'],
    inbox: 'service',
    timeline: [
      wrote(
        at(6, '17:34'),
        `Geachte mevrouw, meneer,

Mijn moeder, Hetty Vermeulen, is op {d-19} overleden. Haar internet en televisie staan op haar naam. Mijn vader woont er nog en wil alles graag houden zoals het is. Wat heeft u van mij nodig?

Daan Vermeulen`,
      ),
      took('anna', at(5, '09:40')),
      answered(
        'anna',
        at(5, '09:58'),
        `Beste Daan,

Gecondoleerd met het verlies van je moeder.

Voor je vader verandert er niets: internet en televisie blijven gewoon werken. Ik heb alleen zijn volledige naam, zijn geboortedatum en een rekeningnummer nodig. Een akte hoef je niet te sturen, en niemand zal hem bellen.

Met vriendelijke groet,
Anna Visser`,
      ),
      changed('anna', at(5, '09:58'), 'open', 'pending'),
      wrote(
        at(2, '20:05'),
        `Dank u, dat scheelt een hoop geregel. Zijn naam is Cornelis Johannes Vermeulen, geboren 3 april 1947. Zijn rekening eindigt op 774, het volledige nummer geef ik liever telefonisch door. Ik ben overdag bereikbaar.\n\nDaan`,
      ),
      forwarded(
        'anna',
        at(1, '09:17'),
        'finance',
        'answer',
        due(1),
        'Tenaamstelling wijzigen van Hetty naar Cornelis Vermeulen. Graag de lopende factuur inhouden tot het rond is, en geen aanmaning sturen. Rekeningnummer telefonisch bij de zoon navragen.',
      ),
      noted(
        'ingrid',
        at(1, '09:50'),
        '@Marek let op de automatische brief “welkom terug”, die gaat bij een naamswijziging vanzelf de deur uit. Uitzetten alsjeblieft.',
      ),
    ],
  },
];
