import type { DemoScript } from '../types.ts';
import { answered, at, changed, due, forwarded, noted, reopened, solved, took, wrote } from '../write.ts';

/** English cases about Play and the television. */
export const enTelevision: readonly DemoScript[] = [
  {
    key: 'eleanor-subtitles',
    number: 48077,
    customer: 'eleanor',
    subject: 'Subtitles missing in the children’s profile',
    category: 'TV app',
    tags: ['TV app'],
    inbox: 'service',
    timeline: [
      wrote(
        at(10, '08:20'),
        `Hello, my nephew's profile on Play shows no subtitles, although they are switched on in mine. He is learning to read and actually uses them. Is there a setting I have missed?\n\nEleanor Whitcombe`,
      ),
      took('kasia', at(10, '10:31')),
      answered(
        'kasia',
        at(10, '10:40'),
        `Hello Eleanor,

Not your fault: a children's profile keeps its own setting and hides it well. Open the profile, start any film, press the down arrow twice and choose Subtitles. It remembers the choice from then on.

Happy reading to your nephew!
Kasia Nowak`,
      ),
      changed('kasia', at(10, '10:41'), 'open', 'pending'),
      wrote(
        at(9, '21:15'),
        `Down arrow TWICE. Of course. It works, and he has already corrected one of the subtitles for spelling. Thank you, Kasia.`,
      ),
      solved('kasia', at(8, '09:02'), 'Answered'),
    ],
  },
  {
    key: 'priya-roaming',
    number: 48167,
    customer: 'priya',
    subject: 'Roaming for Play while travelling',
    category: 'TV app',
    tags: ['TV app'],
    inbox: 'service',
    timeline: [
      wrote(
        at(5, '16:40'),
        `Hi there! We are off to Lisbon next week. Will Play work there on the tablet, or do we have to download the cartoons beforehand? Two children, four hours on the plane. Please say yes.\n\nPriya Raman`,
      ),
      took('kasia', at(5, '16:58')),
      answered(
        'kasia',
        at(5, '17:06'),
        `Hi Priya,

Yes and yes. Films and series work in Portugal; live channels do not. For the plane: open the programme, tap the arrow pointing down, and it stays on the tablet for 30 days. The cartoons are all included.

Have a good flight!
Kasia`,
      ),
      changed('kasia', at(5, '17:06'), 'open', 'pending'),
      wrote(at(2, '20:31'), `You are a hero. 41 episodes of the one with the digger are now on the tablet.`),
      solved('kasia', at(1, '08:55'), 'Answered'),
    ],
  },
  {
    key: 'callum-pin',
    number: 48087,
    customer: 'callum',
    subject: 'Parental PIN resets itself',
    category: 'TV app',
    tags: ['TV app'],
    inbox: 'service',
    timeline: [
      wrote(
        at(9, '20:12'),
        `Every few days the PIN goes back to 0000, for every profile. My son is nine and has understood this faster than me.\n\nCallum Forsyth`,
      ),
      took('ben', at(8, '08:41')),
      answered(
        'ben',
        at(8, '08:55'),
        `Hi Callum,

That happens when the app on an old device is still signed in and writes its own PIN back. Please sign out everywhere once (Account, Devices, Sign out all) and set the PIN again.

Ben Aasen`,
      ),
      solved('ben', at(7, '16:20'), 'Answered'),
      wrote(
        at(4, '19:03'),
        `It held for three days. This morning: 0000, and someone has watched two hours of zombies before school. Please reopen this.`,
      ),
      reopened(null, at(4, '19:03')),
      took('ben', at(3, '08:30')),
      forwarded(
        'ben',
        at(3, '08:44'),
        'technical',
        'answer',
        due(2),
        'PIN falls back to 0000 about every third day, all profiles, all devices signed out once. Looks like the nightly profile copy. Who looks after that?',
      ),
      took('joris', at(3, '11:10')),
      noted(
        'joris',
        at(2, '15:25'),
        'Found: profiles made before 2021 have two PIN records and the nightly job keeps the older one. Fix goes out with the next release. I can clean his account by hand.',
      ),
    ],
  },
];
