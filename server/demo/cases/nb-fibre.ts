import type { DemoScript } from '../types.ts';
import { answered, at, changed, due, noted, took, wrote } from '../write.ts';

/** Norwegian cases about lines, routers and visits. */
export const nbFibre: readonly DemoScript[] = [
  {
    key: 'lars-graving',
    number: 48208,
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
    key: 'marit-bredband',
    number: 48218,
    customer: 'marit',
    subject: 'Bredbåndet faller ut hver kveld etter 20.30',
    priority: 'high',
    category: 'Fibre',
    tags: ['Fibre'],
    inbox: 'service',
    due: { type: 'answer', inMinutes: due(0, '11:00') },
    unreadFor: ['anna', 'kasia'],
    timeline: [
      wrote(
        at(2, '21:06'),
        `Hei,

bredbåndet faller ut hver kveld etter 20.30, akkurat når alle skal se på noe. Ruteren lyser rødt i ti minutter, så er alt i orden igjen. Sønnen min har laget en graf, den ligger ved.

Mvh
Marit Haugen`,
        { attachments: [{ file: 'speed-chart' }] },
      ),
      took('ben', at(1, '08:20')),
      answered(
        'ben',
        at(1, '08:41'),
        `Hei Marit,

Takk for grafen, den er bedre enn vår egen! Vi ser utfallene herfra også, men ikke hvorfor. Kan du si meg om ruteren står i nærheten av noe som slår seg på om kvelden, for eksempel en varmepumpe eller en vifteovn?

Vennlig hilsen
Ben Aasen`,
      ),
      changed('ben', at(1, '08:41'), 'open', 'pending'),
      noted(
        'ben',
        at(1, '08:44'),
        'Tre andre i samme gate har det samme. @Joris kan det være svitsjen i skapet på Granlia?',
      ),
      noted(
        'joris',
        at(1, '14:10'),
        'The cabinet’s backup battery is tested every evening at 20:30. If the battery is dead, the switch restarts. I would bet a lunch on it.',
      ),
      wrote(
        at(0, '10:31'),
        `Hei, det skjedde igjen i går. Ruteren lyser rødt i ti minutter, fra 20.31 til 20.41. Ingen varmepumpe her, bare en katt. Naboen i nummer 9 har det på samme tid, så jeg tror ikke det er oss.

Hilsen Marit`,
        {
          html: `<div dir="ltr"><div>Hei, det skjedde igjen i går. Ruteren lyser rødt i ti minutter, fra 20.31 til 20.41. Ingen varmepumpe her, bare en katt. Naboen i nummer 9 har det på samme tid, så jeg tror ikke det er oss.</div><div><br></div><div>Hilsen Marit</div></div><br><div class="gmail_quote"><div dir="ltr">{d-1} kl. 08.41 skrev Ben Aasen &lt;service@vestmere.example&gt;:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">Hei Marit,<br><br>Takk for grafen, den er bedre enn vår egen! Vi ser utfallene herfra også, men ikke hvorfor. Kan du si meg om ruteren står i nærheten av noe som slår seg på om kvelden, for eksempel en varmepumpe eller en vifteovn?<br><br>Vennlig hilsen<br>Ben Aasen</blockquote></div>`,
        },
      ),
    ],
  },
];
