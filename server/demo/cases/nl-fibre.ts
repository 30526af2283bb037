import type { DemoScript } from '../types.ts';
import { answered, at, changed, noted, released, took, wrote } from '../write.ts';

/** Dutch cases about lines, routers and visits. */
export const nlFibre: readonly DemoScript[] = [
  {
    key: 'thijs-router',
    number: 48176,
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
    number: 48244,
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
    key: 'lieke-snelheid',
    number: 48168,
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
  {
    key: 'femke-monteur',
    number: 48201,
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
];
