import type { DemoScript } from '../types.ts';
import { answered, at, changed, noted, solved, took, wrote } from '../write.ts';

/** Dutch cases about Play and the television. */
export const nlTelevision: readonly DemoScript[] = [
  {
    key: 'sofie-ondertitels',
    number: 48216,
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
    number: 48108,
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
];
