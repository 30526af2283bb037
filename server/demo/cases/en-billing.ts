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

/** English cases about bills, payments and refunds. */
export const enBilling: readonly DemoScript[] = [
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
        at(0, '09:44'),
        `Hello,

I cancelled Play Sports on {d-12} and have your confirmation (attached). On {d-3} you took another £21.00. I don't mind supporting sport, but not like this.

Oliver Marsh`,
        { attachments: [{ file: 'refund-oliver' }] },
      ),
      took('ben', at(0, '09:50')),
      answered(
        'ben',
        at(0, '09:58'),
        `Hello Oliver,

Thanks for the confirmation, that makes it easy. The cancellation is in our system; the payment was already on its way to the bank. Finance will return the £21.00 and write to you when it has left.

Ben Aasen`,
      ),
      forwarded(
        'ben',
        at(0, '10:00'),
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
    key: 'rhys-credit',
    number: 48142,
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
    key: 'oliver-duplicate',
    number: 48242,
    customer: 'oliver',
    subject: 'Refund sports package (sent again)',
    priority: 'low',
    category: 'Billing',
    inbox: 'finance',
    timeline: [
      wrote(
        at(0, '09:52'),
        `I am not sure my mail of ten minutes ago arrived, your website showed an error, so here it is again: cancelled Play Sports, charged £21.00 anyway, would like it back.\n\nOliver Marsh`,
      ),
      noted(
        'marek',
        at(0, '10:09'),
        'Same matter as #48240, Ben has already answered there. Nothing to do in this one.',
      ),
      tagged('marek', at(0, '10:09'), 'Refund'),
      cancelled('marek', at(0, '10:10')),
      solved('marek', at(0, '10:10'), 'Answered'),
    ],
  },
  {
    key: 'eleanor-charged-twice',
    number: 48213,
    customer: 'eleanor',
    subject: 'Charged twice for Play in {m-8}',
    priority: 'high',
    category: 'Billing',
    tags: ['Billing'],
    inbox: 'service',
    unreadFor: ['anna', 'kasia'],
    timeline: [
      wrote(
        at(2, '19:38'),
        `Good evening,

my bank statement shows two payments of £13.99 on {d-8}, both to Vestmere Play. I have one subscription and, as far as I know, one television.

Could you have a look? I have attached the page from the statement.

Kind regards,
Eleanor Whitcombe`,
        { attachments: [{ file: 'statement-eleanor' }] },
      ),
      took('anna', at(1, '09:05')),
      answered(
        'anna',
        at(1, '09:12'),
        `Dear Eleanor,

I can see both payments and have asked our finance team where the second one comes from. You will hear from me by the end of the week at the latest.

Kind regards,
Anna Visser`,
      ),
      forwarded(
        'anna',
        at(1, '09:14'),
        'finance',
        'check_payment',
        due(1),
        'Two payments of £13.99 on the same day, orders 7731 and 8854. She moved to Family in {m-65}. Is 7731 a real renewal, and can we return it?',
      ),
      took('marek', at(1, '13:50')),
      noted(
        'marek',
        at(1, '14:40'),
        '@Anna the second payment is real. Order 7731 renewed on the old card after she moved to Family. I can return £13.99 to the card ending 4471, but only if that card still works.',
      ),
      forwarded(
        'marek',
        at(1, '14:41'),
        'service',
        'answer',
        due(0, '12:00'),
        'Please ask whether the card ending 4471 still works. Then send it back to me and I pay the same day.',
      ),
      tagged('marek', at(1, '14:42'), 'Refund'),
      took('anna', at(1, '15:02')),
      answered(
        'anna',
        at(1, '15:10'),
        `Dear Eleanor,

You were right: your old Play order renewed once more after you moved to the Family plan. We would like to return £13.99 to the card ending 4471. Does that card still work?

Kind regards,
Anna Visser`,
      ),
      changed('anna', at(1, '15:10'), 'open', 'pending'),
      wrote(
        at(0, '10:12'),
        `Hi Anna,

Thank you for looking into this so quickly. Yes, the card ending 4471 still works, so please send the refund there.

One more thing: will I be charged twice again on {d+22}, or is the old plan gone now?

Eleanor

On {d-1} Anna Visser <service@vestmere.example> wrote:
> You were right: your old Play order renewed once more after you
> moved to the Family plan. We would like to return £13.99 to the
> card ending 4471. Does that card still work?`,
      ),
    ],
  },
  {
    key: 'joan-paper-bills',
    number: 48183,
    customer: 'joan',
    subject: 'No more paper bills??',
    category: 'Billing',
    tags: ['Billing'],
    inbox: 'service',
    due: { type: 'call_back', inMinutes: due(-1, '16:00') },
    timeline: [
      wrote(
        at(3, '10:05'),
        `Dear Sir or Madam,

your letter says that from {m+45} my bill comes "in the app". I am 81 and I do not have an app, I have a letter box. My daughter types this for me and finds it very amusing.

Please keep sending the paper. I have paid on time since you were called something else.

Mrs Joan Whitcombe`,
      ),
      took('anna', at(3, '10:55')),
      noted(
        'anna',
        at(3, '10:58'),
        'Mother of Eleanor Whitcombe, same address. I promised in the telephone queue to call her back, she is at home after three. Paper stays free for customers over 75, @Marek is that still so?',
      ),
      noted(
        'marek',
        at(3, '12:20'),
        'Still so. Tick “paper, exempt” on her billing page, otherwise she gets the £2 from {m+45}.',
      ),
    ],
  },
];
