import type { DemoScript } from '../types.ts';
import { answered, at, changed, completed, due, forwarded, noted, solved, took, wrote } from '../write.ts';

/** English cases about lines, routers and visits. */
export const enFibre: readonly DemoScript[] = [
  {
    key: 'maeve-card-machine',
    number: 48248,
    customer: 'maeve',
    subject: 'Internet down, card machine dead, queue out the door',
    priority: 'urgent',
    category: 'Fibre',
    tags: ['Business', 'Outage'],
    inbox: 'technical',
    due: { type: 'call_back', inMinutes: due(0, '11:00') },
    unreadFor: ['anna', 'joris', 'ben', 'ingrid'],
    timeline: [
      wrote(
        at(0, '10:34'),
        `Everything went off at ten past ten. The box has a red light. I'm writing from my phone. I have eighteen people who want breakfast and nobody carries cash any more. PLEASE ring me: +44 117 496 0117.\n\nMaeve, The Copper Kettle`,
        { attachments: [{ file: 'router-red' }] },
      ),
    ],
  },
  {
    key: 'callum-cat',
    number: 48026,
    customer: 'callum',
    subject: 'Fibre cable eaten by cat',
    priority: 'low',
    category: 'Fibre',
    tags: ['Fibre', 'Router'],
    inbox: 'technical',
    timeline: [
      wrote(
        at(18, '07:55'),
        `Hi, our kitten has chewed through the thin cable between the wall and the router. I know this is not covered. What does a new one cost, and does it come in a flavour she hates?\n\nCallum Forsyth`,
      ),
      took('joris', at(18, '09:14')),
      answered(
        'joris',
        at(18, '09:22'),
        `Hi Callum,

A new patch cable is £9 and goes out today. Please don't look into the end of the old one. For the flavour: a stiff sleeve from the DIY shop works, lemon does not.

Joris de Wit`,
      ),
      changed('joris', at(18, '09:23'), 'open', 'pending'),
      wrote(at(15, '17:40'), `Cable arrived, works, sleeve on. The kitten is offended. Thank you!`),
      solved('joris', at(14, '08:30'), 'Answered'),
      changed(null, at(7, '03:00'), 'solved', 'closed'),
    ],
  },
  {
    key: 'joan-phone-crackles',
    number: 48197,
    customer: 'joan',
    subject: 'My telephone crackles when it rains',
    category: 'Fibre',
    inbox: 'technical',
    due: { type: 'technician_visit', inMinutes: due(3) },
    unreadFor: ['joris'],
    timeline: [
      wrote(
        at(2, '11:30'),
        `Since last week the telephone crackles, but only in the rain. My late husband would have said it is the box on the pole. Eleanor says I should mention that the pole is the one with the ivy.\n\nJoan Whitcombe`,
      ),
      took('joris', at(2, '13:05')),
      answered(
        'joris',
        at(2, '13:20'),
        `Dear Mrs Whitcombe,

Your late husband was very likely right. I measured the line and it is damp between the pole and the house. I will send somebody who can climb. Is {w+3} morning convenient?

Joris de Wit`,
      ),
      changed('joris', at(2, '13:21'), 'open', 'pending'),
      wrote(
        at(0, '09:02'),
        `{w+3} morning suits me, but not before half past nine. There will be tea. Please tell him about the dog next door, it is all noise.\n\nJoan Whitcombe`,
      ),
    ],
  },
  {
    key: 'rhys-missed-visit',
    number: 48120,
    customer: 'rhys',
    subject: 'Missed engineer visit on {w-6}',
    priority: 'high',
    category: 'Visit',
    tags: ['Visit', 'Complaint'],
    inbox: 'service',
    timeline: [
      wrote(
        at(6, '13:17'),
        `I took the morning off and nobody came. The text message said between 8 and 12. At 12:04 I got another one that says "Sorry we missed you". I was sitting behind the front door!\n\nRhys Pemberton, 14 Tudor Row, Swansea\nJob 5471`,
      ),
      took('anna', at(6, '14:03')),
      answered(
        'anna',
        at(6, '14:30'),
        `Dear Mr Pemberton,

I am sorry that nobody came this morning. That should not have happened, and the second text message made it worse. I am asking our technicians what went wrong and for the first free slot.

Anna Visser`,
      ),
      forwarded(
        'anna',
        at(6, '14:34'),
        'technical',
        'technician_visit',
        due(-4),
        'Job 5471: customer was at home, engineer marked “no answer”. Please find out and book a new visit, early slot, he loses a morning of pay each time.',
      ),
      took('joris', at(5, '08:12')),
      noted(
        'joris',
        at(5, '08:50'),
        'The van stood in Tudor *Road*, not Tudor *Row*. Address in the job was typed by hand. Corrected. New job 5518, first slot of the day. @Anna the file for his calendar is in your reply, please send it.',
      ),
      forwarded(
        'joris',
        at(5, '08:52'),
        'service',
        'answer',
        due(-4, '12:00'),
        'New job 5518 booked, see my note. He should get an apology and the calendar file.',
      ),
      took('anna', at(5, '09:20')),
      answered(
        'anna',
        at(5, '09:31'),
        `Dear Mr Pemberton,

Our engineer waited at Tudor Road instead of Tudor Row, because the address in the order was wrong. The mistake is ours and it is corrected.

Your new visit is on {d+2}, between 8 and 10. The appointment is attached for your calendar, and the engineer has my direct number.

Anna Visser`,
        { attachments: [{ file: 'visit-rhys' }] },
      ),
      changed('anna', at(5, '09:32'), 'open', 'pending'),
      wrote(
        at(4, '18:44'),
        `Tudor Road is a car park. I hope he enjoyed it. The new date is fine, but I expect something for the lost morning.\n\nRhys`,
      ),
      noted(
        'anna',
        at(3, '09:15'),
        '@Ingrid can we give him £25 for the missed visit? It is the second time this year.',
      ),
      noted('ingrid', at(3, '09:40'), 'Yes, £25. Tell him after the visit has really taken place, please.'),
      answered(
        'anna',
        at(3, '09:52'),
        `Dear Mr Pemberton,

Fair enough. As soon as the engineer has been, we take £25 off your next bill. I will check on the day myself.

Anna Visser`,
      ),
      changed('anna', at(3, '09:53'), 'open', 'pending'),
    ],
  },
  {
    key: 'maeve-thanks',
    number: 48056,
    customer: 'maeve',
    subject: 'Re: Your installation is complete',
    priority: 'low',
    category: 'Fibre',
    tags: ['Thank you'],
    inbox: 'service',
    timeline: [
      wrote(
        at(14, '15:33'),
        `Just to say that the lad who put in the fibre drilled one hole, hoovered up after himself and fixed the shelf he wasn't asked to fix. If he wants a free breakfast, he knows where we are.\n\nMaeve O'Connell, The Copper Kettle`,
      ),
      took('ben', at(14, '15:50')),
      noted(
        'ben',
        at(14, '15:52'),
        'That was Gareth from the Bristol crew. @Ingrid one for the board in the kitchen?',
      ),
      answered(
        'ben',
        at(14, '15:58'),
        `Dear Maeve,

You have made a technician blush, which is rare. I have passed it on, and he asks whether the breakfast includes black pudding.

All the best with the café!
Ben Aasen`,
      ),
      completed('ben', at(14, '15:59')),
      solved('ben', at(14, '15:59'), 'Answered'),
      changed(null, at(7, '03:00'), 'solved', 'closed'),
    ],
  },
];
