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

export const nlService: readonly DemoScript[] = [
  {
    key: 'pieter-verhuizing',
    number: 48228,
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
    key: 'sofie-ondertitels',
    number: 48224,
    customer: 'sofie',
    subject: 'Ondertitels lopen niet gelijk in de tv-app',
    category: 'TV app',
    tags: ['TV app'],
    inbox: 'service',
    timeline: [
      wrote(
        at(2, '20:48'),
        `Sinds de update van vorige week lopen de ondertitels ongeveer vier seconden voor. Bij een krimi weet ik dus telkens al wie het gedaan heeft voor het gezegd is. Televisie is een Lumivox uit 2022.\n\nSofie Janssens`,
      ),
      took('joris', at(1, '08:37')),
      answered(
        'joris',
        at(1, '08:51'),
        `Dag Sofie,

Dat is inderdaad niet de bedoeling van een krimi. We zien het vaker op dit type toestel sinds versie 5.3. Kunt u in de app onder Instellingen, Over deze app nakijken welk nummer er staat?

Groeten,
Joris de Wit`,
      ),
      changed('joris', at(1, '08:52'), 'open', 'pending'),
      wrote(
        at(0, '09:22'),
        `Er staat 5.3.1. En als ik pauzeer en weer start, klopt het vijf minuten lang wel. Misschien helpt u dat verder.\n\nSofie`,
      ),
    ],
  },
  {
    key: 'femke-decoder',
    number: 48106,
    customer: 'femke',
    subject: 'Tweede decoder aanmelden',
    category: 'TV app',
    tags: ['TV app'],
    inbox: 'service',
    timeline: [
      wrote(
        at(7, '18:15'),
        `Hoi, de tweede decoder blijft vragen om een activatiecode. Die staat volgens de handleiding "in de welkomstmail", maar welkom heeft u mij alleen bij de eerste geheten.\n\nFemke Dijkstra`,
      ),
      took('kasia', at(6, '09:30')),
      answered(
        'kasia',
        at(6, '09:41'),
        `Hi Femke,

A very late welcome then! I have sent the code to your phone. If you prefer Dutch, my colleague Joris will gladly take over.

Kasia Nowak`,
      ),
      noted(
        'kasia',
        at(6, '09:42'),
        '@Joris could you take this one if she writes back in Dutch? The code is sent, serial ends on 7718.',
      ),
      wrote(
        at(6, '12:10'),
        `Dank je, Engels is prima, maar de code werkt niet: "ongeldig of al gebruikt". Ik heb hem drie keer overgetypt, en daarna nog eens door mijn dochter laten doen.`,
      ),
      took('joris', at(6, '12:44')),
      answered(
        'joris',
        at(6, '12:58'),
        `Dag Femke,

De code hoorde bij een andere decoder: op de doos stond 7718, op het apparaat zelf 7781. Ik heb hem nu van hieruit aangemeld. Zet de decoder even uit en aan, dan zou u beeld moeten hebben.

Joris de Wit`,
      ),
      changed('joris', at(6, '12:58'), 'open', 'pending'),
      wrote(at(5, '19:20'), `Beeld! In allebei de kamers. Bedankt, Joris.`),
      solved('joris', at(4, '08:35'), 'Fixed remotely'),
    ],
  },
  {
    key: 'femke-monteur',
    number: 48219,
    customer: 'femke',
    subject: 'Afspraak met de monteur verzetten',
    category: 'Visit',
    tags: ['Visit', 'Moving'],
    inbox: 'service',
    timeline: [
      wrote(
        at(2, '11:52'),
        `Goedemiddag,

de monteur komt volgens jullie bericht morgen tussen 8 en 10 op de Oudegracht 212. Maar wij krijgen de sleutel pas over drie dagen! Kan het later, liefst in de middag?

Groet, Femke Dijkstra`,
      ),
      took('anna', at(2, '12:15')),
      answered(
        'anna',
        at(2, '12:31'),
        `Beste Femke,

Geen probleem. De monteur komt nu op {d+3} tussen 13 en 15 uur. De afspraak zit als bijlage bij dit bericht, dan staat hij meteen in uw agenda. Klopt het telefoonnummer dat eindigt op 0151 nog?

Met vriendelijke groet,
Anna Visser`,
        {
          attachments: [{ file: 'visit-femke' }, { file: 'logo', cid: 'vestmere-logo@vestmere.example' }],
          html: `<p>Beste Femke,</p><p>Geen probleem. De monteur komt nu op <b>{d+3} tussen 13 en 15 uur</b>. De afspraak zit als bijlage bij dit bericht, dan staat hij meteen in uw agenda. Klopt het telefoonnummer dat eindigt op 0151 nog?</p><p>Met vriendelijke groet,<br>Anna Visser</p><p><img src="cid:vestmere-logo@vestmere.example" width="168" height="48" alt="Vestmere"></p>`,
        },
      ),
      changed('anna', at(2, '12:31'), 'open', 'pending'),
    ],
  },
  {
    key: 'sofie-zenders',
    number: 48051,
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
    number: 48243,
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
    number: 48091,
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
        at(5, '17:34'),
        `Geachte mevrouw, meneer,

Mijn moeder, Hetty Vermeulen, is op {d-19} overleden. Haar internet en televisie staan op haar naam. Mijn vader woont er nog en wil alles graag houden zoals het is. Wat heeft u van mij nodig?

Daan Vermeulen`,
      ),
      took('anna', at(4, '09:40')),
      answered(
        'anna',
        at(4, '09:58'),
        `Beste Daan,

Gecondoleerd met het verlies van je moeder.

Voor je vader verandert er niets: internet en televisie blijven gewoon werken. Ik heb alleen zijn volledige naam, zijn geboortedatum en een rekeningnummer nodig. Een akte hoef je niet te sturen, en niemand zal hem bellen.

Met vriendelijke groet,
Anna Visser`,
      ),
      changed('anna', at(4, '09:58'), 'open', 'pending'),
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
