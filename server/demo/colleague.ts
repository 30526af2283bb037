import type { ColleagueAct, ColleagueStep } from './types.ts';

function ben(afterSeconds: number, does: ColleagueAct): ColleagueStep {
  return { afterSeconds, by: 'ben', does };
}

function customer(afterSeconds: number, inCase: string, text: string): ColleagueStep {
  return { afterSeconds, by: null, does: { act: 'customerWrites', case: inCase, text } };
}

/** What Ben Aasen and a few customers do while you look around. It starts from the desk of workspace.ts. */
export const colleague: readonly ColleagueStep[] = [
  ben(8, { act: 'take', case: 'hakon-innlogging' }),
  customer(
    18,
    'maeve-card-machine',
    `Still red. I have started writing IOUs on napkins. The bakery next door has internet, if that tells you anything.\n\nMaeve`,
  ),
  ben(20, {
    act: 'reply',
    case: 'hakon-innlogging',
    text: `Hei Håkon!

Jeg har byttet adressen for deg, så du kan logge inn med den nye med én gang. Passordet er det samme. God kamp!

Ben Aasen`,
  }),
  ben(15, { act: 'status', case: 'hakon-innlogging', to: 'pending' }),
  ben(22, { act: 'take', case: 'maeve-card-machine' }),
  ben(17, {
    act: 'note',
    case: 'maeve-card-machine',
    text: 'Neighbours are up, so it is her box. It lost its profile in last night’s update. @Joris I load it again from here, shout if that is a bad idea.',
  }),
  ben(24, {
    act: 'reply',
    case: 'maeve-card-machine',
    text: `Dear Maeve,

I have reloaded the settings of your box from here. Please pull its power plug, count to ten, and put it back. The light should be green by the time the next eggs are done.

Ben Aasen`,
  }),
  customer(
    28,
    'hakon-innlogging',
    `Supert, nå virker det! Takk for rask hjelp, da rekker jeg både kampen og middagen.\n\nHåkon`,
  ),
  ben(16, { act: 'complete', case: 'hakon-innlogging' }),
  ben(15, { act: 'status', case: 'hakon-innlogging', to: 'solved' }),
  customer(
    32,
    'pieter-verhuizing',
    `Ik heb net gebeld met de vorige bewoner: onder de sticker van Ajax zit het vierde lampje, en het brandt groen. Dan is het toch geen probleem, hoop ik?\n\nPieter`,
  ),
  ben(19, {
    act: 'note',
    case: 'marit-bredband',
    text: 'Joris hadde rett: batteritesten i skapet på Granlia går kl. 20.30, og batteriet er fra 2014. Bytte bestilles hos teknisk.',
  }),
  ben(23, {
    act: 'reply',
    case: 'marit-bredband',
    text: `Hei Marit,

Det er ikke dere, og ikke katten. Batteriet i skapet ved innkjørselen testes hver kveld klokka 20.30, og det er utslitt. Vi bytter det, og du får beskjed når det er gjort.

Hils sønnen din og si at grafen hans fant feilen.

Ben Aasen`,
  }),
  ben(16, {
    act: 'forward',
    case: 'marit-bredband',
    toInbox: 'technical',
    dueType: 'technician_visit',
    dueInMinutes: 1440,
    message:
      'Skapet på Granlia: reservebatteriet er dødt, svitsjen starter på nytt under testen hver kveld. Batteriet må byttes, minst fire husstander er rammet.',
  }),
  customer(
    30,
    'zofia-sms',
    `Uzupełniam: sąsiadka podała tam numer karty, ale jeszcze nie kod. Zablokować kartę? Siedzimy obie przy telefonie i czekamy.\n\nZofia Kaczmarek`,
  ),
  ben(18, { act: 'tag', case: 'zofia-sms', tag: 'Complaint' }),
  ben(26, { act: 'take', case: 'thijs-zolder' }),
  ben(20, {
    act: 'note',
    case: 'thijs-zolder',
    text: 'Took this by mistake, it is in Dutch and about attics. @Joris yours, I would send him the mesh point without drilling.',
  }),
  ben(15, { act: 'release', case: 'thijs-zolder' }),
  customer(
    34,
    'maeve-card-machine',
    `GREEN. Cards work, queue is moving, napkins are in the bin. You get the same breakfast deal as the lad with the hoover. Thank you!\n\nMaeve`,
  ),
  ben(17, { act: 'complete', case: 'maeve-card-machine' }),
  ben(29, { act: 'take', case: 'priya-contract-end' }),
  ben(36, {
    act: 'reply',
    case: 'priya-contract-end',
    text: `Hi Priya,

Your contract runs for another nine months. If you have to move before that, it moves with you free of charge; only if we have no fibre at the new place does it end early, also free of charge. So nothing to worry about yet.

Ben Aasen`,
  }),
  customer(
    38,
    'eleanor-charged-twice',
    `PS: my mother says she has seen the £13.99 coming "since they stopped printing the bills". She sends her regards all the same.\n\nEleanor`,
  ),
  customer(
    27,
    'lieke-incasso',
    `Nog een aanvulling: bij mijn bank kan ik de tweede incasso ook zelf terugdraaien. Zal ik dat doen, of loopt het dan bij u in de soep?\n\nLieke Hoekstra`,
  ),
  customer(
    35,
    'thijs-zolder',
    `Laat maar! Mijn vriendin heeft de router een plank hoger gezet en nu heb ik op zolder vier streepjes. Ik ga hier nog jaren over horen.\n\nThijs`,
  ),
  ben(21, { act: 'take', case: 'thijs-zolder' }),
  ben(15, { act: 'cancel', case: 'thijs-zolder' }),
];
