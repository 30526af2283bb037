import type { DemoScript } from '../types.ts';
import {
  answered,
  at,
  cancelled,
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

/** Norwegian cases about contracts, moving and returning things. */
export const nbContract: readonly DemoScript[] = [
  {
    key: 'hakon-retur',
    number: 48034,
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
    key: 'hakon-dobbel-ordre',
    number: 48169,
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
  {
    key: 'ingeborg-oppsigelse',
    number: 48093,
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
    number: 48175,
    customer: 'fjordhotellet',
    subject: 'Forlengelse av bedriftsavtalen',
    category: 'Business',
    tags: ['Business', 'Contract'],
    inbox: 'service',
    due: { type: 'call_back', inMinutes: due(1, '14:00') },
    timeline: [
      wrote(
        at(4, '13:12'),
        `Hei,

avtalen vår går ut ved årsskiftet. Vi har 42 rom og skal bygge 12 til. Kan dere gi oss et tilbud på ett og tre år? Jeg har allerede ett fra en konkurrent på bordet, så litt anstrengelse er lov.

Tone Rasmussen
Hotelldirektør, Fjordhotellet AS`,
        {
          html: `<p>Hei,</p><p>avtalen vår går ut ved årsskiftet. Vi har 42 rom og skal bygge 12 til. Kan dere gi oss et tilbud på <b>ett</b> og <b>tre</b> år? Jeg har allerede ett fra en konkurrent på bordet, så litt anstrengelse er lov.</p><p>Tone Rasmussen<br>Hotelldirektør, Fjordhotellet AS</p><p style="font-size:9pt;color:#777"><img src="https://fjordhotellet.example/epost/fasade.jpg" alt="Fjordhotellet sett fra fjorden" width="220" height="70"><br>Tenk på miljøet før du skriver ut denne e-posten.</p>`,
        },
      ),
      took('kasia', at(4, '13:25')),
      noted(
        'kasia',
        at(4, '13:40'),
        'Who can help me with the Norwegian text? @Ben I have the numbers: 42 + 12 rooms, 389 kr each on three years, 429 on one.',
      ),
      noted(
        'ben',
        at(4, '14:25'),
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
    number: 48096,
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
    number: 48045,
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
];
