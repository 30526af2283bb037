import type { DemoScript } from '../types.ts';
import {
  answered,
  at,
  cancelled,
  changed,
  due,
  forwarded,
  noted,
  solved,
  tagged,
  took,
  wrote,
} from '../write.ts';

/** English cases that end or wait with Finance and Technical. */
export const enDesk: readonly DemoScript[] = [
  {
    key: 'oliver-sports-refund',
    number: 48240,
    customer: 'oliver',
    subject: 'Refund for cancelled sports package',
    category: 'Billing',
    tags: ['Billing', 'Refund'],
    inbox: 'service',
    unreadFor: ['anna', 'marek'],
    timeline: [
      wrote(
        at(1, '17:22'),
        `Hello,

I cancelled Play Sports on {d-12} and have your confirmation (attached). On {d-3} you took another £21.00. I don't mind supporting sport, but not like this.

Oliver Marsh`,
        { attachments: [{ file: 'refund-oliver' }] },
      ),
      took('ben', at(0, '08:35')),
      answered(
        'ben',
        at(0, '08:50'),
        `Hello Oliver,

Thanks for the confirmation, that makes it easy. The cancellation is in our system; the payment was already on its way to the bank. Finance will return the £21.00 and write to you when it has left.

Ben Aasen`,
      ),
      forwarded(
        'ben',
        at(0, '08:52'),
        'finance',
        'refund',
        due(0, '12:00'),
        'Cancelled in time, order 8107, charged £21.00 anyway. Please refund today, he was very patient.',
      ),
      wrote(
        at(0, '10:38'),
        `Thanks Ben. To the same card please, not as credit. I shall believe it when I see it, no offence.\n\nOliver`,
      ),
    ],
  },
  {
    key: 'bramley-vat',
    number: 48152,
    customer: 'bramley',
    subject: 'VAT number missing on three invoices',
    category: 'Business',
    tags: ['Business', 'Billing'],
    inbox: 'finance',
    due: { type: 'correct_invoice', inMinutes: due(-2) },
    timeline: [
      wrote(
        at(5, '09:48'),
        `Hello,

our accountant sends back your last three invoices because your VAT number is not on them. The one before was fine. The list is attached. Could we have new copies, please? The quarter closes soon.

Janet Ogden
Accounts, Bramley Joinery Ltd`,
        {
          from: { name: 'Janet Ogden', address: 'accounts@bramley-joinery.example' },
          attachments: [{ file: 'bramley-invoices' }],
          html: `<p>Hello,</p><p>our accountant sends back your last three invoices because your VAT number is not on them. The one before was fine.</p><table border="1" cellpadding="5" style="border-collapse:collapse"><thead><tr><th>Invoice</th><th>Date</th><th>Total</th><th>VAT number?</th></tr></thead><tbody><tr><td>71802</td><td>{d-80}</td><td align="right">£141.60</td><td style="color:#b00">missing</td></tr><tr><td>72655</td><td>{d-50}</td><td align="right">£141.60</td><td style="color:#b00">missing</td></tr><tr><td>73490</td><td>{d-19}</td><td align="right">£141.60</td><td style="color:#b00">missing</td></tr></tbody></table><p>Could we have new copies, please? The quarter closes soon.</p><p>Janet Ogden<br>Accounts, Bramley Joinery Ltd</p>`,
        },
      ),
      noted(
        'kasia',
        at(4, '12:33'),
        'They are about to order a second line from me (#48205). Would be nice if this were solved first. @Marek',
      ),
      wrote(
        at(1, '11:05'),
        `Hello again, is anybody looking at this? I have to hand in the return in a few days and would rather not ring my accountant again, he sighs.\n\nJanet Ogden`,
        { from: { name: 'Janet Ogden', address: 'accounts@bramley-joinery.example' } },
      ),
    ],
  },
  {
    key: 'rhys-credit',
    number: 48131,
    customer: 'rhys',
    subject: 'Credit for four days without television',
    category: 'Billing',
    tags: ['Billing', 'Refund'],
    inbox: 'service',
    timeline: [
      wrote(
        at(6, '18:02'),
        `Separate matter from the engineer: the television was off from the {d-10} until I restarted everything myself on {d-6}. Four days. I pay £24 a month for it, so by my sums you owe me £3.20.\n\nRhys Pemberton`,
      ),
      took('kasia', at(5, '10:10')),
      answered(
        'kasia',
        at(5, '10:22'),
        `Dear Mr Pemberton,

I see the gap in our log as well. Your sums are right; I have asked Finance to credit £3.20 and will not round it down.

Kasia Nowak`,
      ),
      forwarded(
        'kasia',
        at(5, '10:24'),
        'finance',
        'refund',
        due(1),
        'Four days without TV, confirmed in the line log. Credit of £3.20 on the next bill. Same customer as the missed visit in #48120.',
      ),
      took('marek', at(4, '16:05')),
      noted(
        'marek',
        at(4, '16:08'),
        'Waiting for the month to close, credits can be booked again from the 25th. Nothing more to do until then.',
      ),
      changed('marek', at(4, '16:09'), 'open', 'on_hold'),
    ],
  },
  {
    key: 'maeve-card-machine',
    number: 48244,
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
    number: 48029,
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
    number: 48233,
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
    key: 'oliver-duplicate',
    number: 48241,
    customer: 'oliver',
    subject: 'Refund sports package (sent again)',
    priority: 'low',
    category: 'Billing',
    inbox: 'finance',
    timeline: [
      wrote(
        at(0, '08:12'),
        `I am not sure my mail of yesterday arrived, your website showed an error, so here it is again: cancelled Play Sports, charged £21.00 anyway, would like it back.\n\nOliver Marsh`,
      ),
      noted(
        'marek',
        at(0, '09:26'),
        'Same matter as #48240, Ben has already answered there. Nothing to do in this one.',
      ),
      tagged('marek', at(0, '09:26'), 'Refund'),
      cancelled('marek', at(0, '09:27')),
      solved('marek', at(0, '09:27'), 'Answered'),
    ],
  },
];
