import type { DemoScript } from '../types.ts';
import { answered, at, changed, solved, took, wrote } from '../write.ts';

/** Norwegian cases about Play and the television. */
export const nbTelevision: readonly DemoScript[] = [
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
    key: 'hakon-innlogging',
    number: 48231,
    customer: 'hakon',
    subject: 'Kan ikke logge inn på Play etter bytte av e-post',
    category: 'TV app',
    tags: ['TV app'],
    inbox: 'service',
    unreadFor: ['anna', 'ben', 'kasia'],
    timeline: [
      wrote(
        at(0, '08:58'),
        `Jeg byttet e-postadresse i går, og nå får jeg bare «ukjent bruker» når jeg prøver å logge inn på Play. Den gamle adressen virker heller ikke. Kampen begynner klokka 18, så det haster litt. Kundenummer 418 220.

Håkon Lie`,
      ),
    ],
  },
  {
    key: 'ingeborg-fjernkontroll',
    number: 48070,
    customer: 'ingeborg',
    subject: 'Fjernkontrollen snakker til meg',
    category: 'TV app',
    tags: ['TV app'],
    inbox: 'service',
    timeline: [
      wrote(
        at(11, '19:42'),
        `Fjernkontrollen har begynt å lese opp alt jeg trykker på, med en mannsstemme. Jeg har ikke noe imot selskap, men kan det slås av?\n\nIngeborg Moen`,
      ),
      took('anna', at(10, '09:18')),
      answered(
        'anna',
        at(10, '09:30'),
        `Hei Ingeborg,

Det er opplesning for svaksynte, og den slås på hvis man holder inne tilbakeknappen lenge. Hold den inne i fem sekunder en gang til, så blir mannen stille.

Vennlig hilsen
Anna Visser`,
      ),
      changed('anna', at(10, '09:30'), 'open', 'pending'),
      wrote(
        at(9, '17:05'),
        `Han sa «opplesning av» og så var han borte. Litt vemodig, egentlig. Takk skal du ha.`,
      ),
      solved('anna', at(8, '09:10'), 'Answered'),
    ],
  },
];
