import type { DemoScript } from '../types.ts';
import {
  answered,
  at,
  changed,
  completed,
  due,
  forwarded,
  noted,
  released,
  solved,
  tagged,
  took,
  wrote,
} from '../write.ts';

export const nbService: readonly DemoScript[] = [
  {
    key: 'marit-bredband',
    number: 48238,
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
    key: 'ingeborg-oppsigelse',
    number: 48196,
    customer: 'ingeborg',
    subject: 'Oppsigelse av TV-pakken fra nyttår',
    category: 'Contract',
    tags: ['Contract'],
    inbox: 'service',
    timeline: [
      wrote(
        at(8, '12:14'),
        `Hei. Jeg vil si opp TV-pakken fra nyttår. Jeg ser bare på Dagsrevyen og håndball, og det får jeg jo andre steder. Fiberen vil jeg beholde.\n\nIngeborg Moen`,
      ),
      took('ben', at(8, '12:50')),
      answered(
        'ben',
        at(8, '13:02'),
        `Hei Ingeborg,

Det skal vi ordne. Har du sett at du kan bytte til den lille pakken til 99 kroner? Der er både nyhetene og håndballen med. Si fra hva du foretrekker, så gjør jeg det klart til nyttår.

Ben Aasen`,
      ),
      changed('ben', at(8, '13:02'), 'open', 'pending'),
      wrote(
        at(7, '18:33'),
        `Hva med strømmetjenesten som følger med? Forsvinner den også? Barnebarna bruker den når de er her.`,
      ),
      noted(
        'ben',
        at(6, '08:30'),
        '@Ingrid har vi lov til å la strømmetjenesten følge fiberen? Hun har vært kunde siden 2012.',
      ),
      noted(
        'ingrid',
        at(6, '09:14'),
        'Ja, det gjelder alle med Fiber 500. Jeg tar saken videre selv, jeg kjenner avtalen hennes.',
      ),
      released('ben', at(6, '09:16')),
      took('ingrid', at(6, '09:17')),
      answered(
        'ingrid',
        at(6, '09:40'),
        `Hei Ingeborg,

Strømmetjenesten hører til fiberen din og blir værende, så barnebarna kan være helt rolige. TV-pakken avsluttes 31. desember, og du betaler 249 kroner mindre i måneden fra da.

Vennlig hilsen
Ingrid Solheim`,
      ),
      changed('ingrid', at(6, '09:41'), 'open', 'pending'),
      wrote(
        at(4, '16:20'),
        `Takk for svar. Da beholder jeg bare fiberen. Skal dekoderen sendes tilbake, eller kan jeg levere den i butikken på Moa? Jeg har ikke esken lenger.`,
      ),
    ],
  },
  {
    key: 'fjord-ny-avtale',
    number: 48203,
    customer: 'fjordhotellet',
    subject: 'Forlengelse av bedriftsavtalen',
    category: 'Business',
    tags: ['Business', 'Contract'],
    inbox: 'service',
    due: { type: 'call_back', inMinutes: due(1, '14:00') },
    timeline: [
      wrote(
        at(4, '10:18'),
        `Hei,

avtalen vår går ut ved årsskiftet. Vi har 42 rom og skal bygge 12 til. Kan dere gi oss et tilbud på ett og tre år? Jeg har allerede ett fra en konkurrent på bordet, så litt anstrengelse er lov.

Tone Rasmussen
Hotelldirektør, Fjordhotellet AS`,
        {
          html: `<p>Hei,</p><p>avtalen vår går ut ved årsskiftet. Vi har 42 rom og skal bygge 12 til. Kan dere gi oss et tilbud på <b>ett</b> og <b>tre</b> år? Jeg har allerede ett fra en konkurrent på bordet, så litt anstrengelse er lov.</p><p>Tone Rasmussen<br>Hotelldirektør, Fjordhotellet AS</p><p style="font-size:9pt;color:#777"><img src="https://fjordhotellet.example/epost/fasade.jpg" alt="Fjordhotellet sett fra fjorden" width="220" height="70"><br>Tenk på miljøet før du skriver ut denne e-posten.</p>`,
        },
      ),
      took('kasia', at(4, '10:55')),
      noted(
        'kasia',
        at(4, '11:20'),
        'Who can help me with the Norwegian text? @Ben I have the numbers: 42 + 12 rooms, 389 kr each on three years, 429 on one.',
      ),
      noted(
        'ben',
        at(4, '12:05'),
        'Sendt deg et utkast. Skriv «per rom og måned», ellers tror de at det er prisen for hele hotellet.',
      ),
      answered(
        'kasia',
        at(3, '09:30'),
        `Hei Tone,

Takk for at dere spør oss først, eller i hvert fall nesten først. Tre år: 389 kroner per rom og måned. Ett år: 429 kroner. De tolv nye rommene får samme pris, og monteringen er inkludert.

Kan jeg ringe deg i morgen ettermiddag og gå gjennom det?

Vennlig hilsen
Kasia Nowak`,
      ),
      changed('kasia', at(3, '09:31'), 'open', 'pending'),
    ],
  },
  {
    key: 'astrid-flytting',
    number: 48094,
    customer: 'astrid',
    subject: 'Flytter til Bodø, hva gjør jeg med ruteren?',
    category: 'Moving',
    tags: ['Moving'],
    inbox: 'service',
    timeline: [
      wrote(
        at(8, '15:10'),
        `Vi flytter fra Tromsø til Bodø {d+4}. Skal ruteren være med i flyttelasset, eller blir den igjen i leiligheten? Jeg har pakket den to ganger og pakket den ut igjen én gang.\n\nAstrid Berge`,
      ),
      took('ben', at(7, '08:32')),
      answered(
        'ben',
        at(7, '08:45'),
        `Hei Astrid,

Pakk den en gang til: ruteren er din og skal være med. Den hvite boksen på veggen blir igjen. I Bodø ligger fiberen klar fra {d+4}, så det er bare å plugge i.

Lykke til med flyttingen!
Ben Aasen`,
      ),
      changed('ben', at(7, '08:45'), 'open', 'pending'),
      wrote(at(6, '11:02'), `Supert, nå er den pakket for siste gang. Takk for rask hjelp!`),
      solved('ben', at(6, '11:30'), 'Answered'),
    ],
  },
  {
    key: 'solveig-takk',
    number: 48047,
    customer: 'solveig',
    subject: 'Hyggelig dame på telefonen',
    priority: 'low',
    category: null,
    tags: ['Thank you'],
    inbox: 'service',
    timeline: [
      wrote(
        at(16, '14:25'),
        `Jeg ville bare si at hun som hjalp meg på telefonen i formiddag, Ingrid het hun visst, fortjener en stor kake. Hun ventet i 20 minutter mens jeg lette etter brillene.\n\nSolveig Nygård`,
      ),
      took('ben', at(16, '14:40')),
      noted('ben', at(16, '14:41'), '@Ingrid du er etterlyst, med kake.'),
      answered(
        'ben',
        at(16, '14:50'),
        `Hei Solveig, så hyggelig! Hilsenen er levert, og Ingrid lurer på om du fant lesebrillene eller bilbrillene. Ha en fin dag videre!

Ben Aasen`,
      ),
      completed('ben', at(16, '14:51')),
      solved('ben', at(16, '14:51'), 'Answered'),
      changed(null, at(9, '03:00'), 'solved', 'closed'),
    ],
  },
  {
    key: 'ingeborg-fjernkontroll',
    number: 48072,
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
