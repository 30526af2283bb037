import type { DemoScript } from '../types.ts';
import {
  answered,
  at,
  changed,
  completed,
  due,
  forwarded,
  noted,
  reopened,
  solved,
  tagged,
  took,
  wrote,
} from '../write.ts';

export const enService: readonly DemoScript[] = [
  {
    key: 'eleanor-charged-twice',
    number: 48213,
    customer: 'eleanor',
    subject: 'Charged twice for Play in {m-8}',
    priority: 'high',
    category: 'Billing',
    tags: ['Billing'],
    inbox: 'service',
    unreadFor: ['kasia'],
    timeline: [
      wrote(
        at(5, '19:38'),
        `Good evening,

my bank statement shows two payments of £13.99 on {d-8}, both to Vestmere Play. I have one subscription and, as far as I know, one television.

Could you have a look? I have attached the page from the statement.

Kind regards,
Eleanor Whitcombe`,
        { attachments: [{ file: 'statement-eleanor' }] },
      ),
      took('anna', at(4, '09:05')),
      answered(
        'anna',
        at(4, '09:12'),
        `Dear Eleanor,

I can see both payments and have asked our finance team where the second one comes from. You will hear from me by the end of the week at the latest.

Kind regards,
Anna Visser`,
      ),
      forwarded(
        'anna',
        at(4, '09:14'),
        'finance',
        'check_payment',
        due(-2),
        'Two payments of £13.99 on the same day, orders 7731 and 8854. She moved to Family in {m-65}. Is 7731 a real renewal, and can we return it?',
      ),
      took('marek', at(4, '13:50')),
      noted(
        'marek',
        at(4, '14:40'),
        '@Anna the second payment is real. Order 7731 renewed on the old card after she moved to Family. I can return £13.99 to the card ending 4471, but only if that card still works.',
      ),
      forwarded(
        'marek',
        at(4, '14:41'),
        'service',
        'answer',
        due(0, '12:00'),
        'Please ask whether the card ending 4471 still works. Then send it back to me and I pay the same day.',
      ),
      tagged('marek', at(4, '14:42'), 'Refund'),
      took('anna', at(4, '15:02')),
      answered(
        'anna',
        at(4, '15:10'),
        `Dear Eleanor,

You were right: your old Play order renewed once more after you moved to the Family plan. We would like to return £13.99 to the card ending 4471. Does that card still work?

Kind regards,
Anna Visser`,
      ),
      changed('anna', at(4, '15:10'), 'open', 'pending'),
      wrote(
        at(0, '10:12'),
        `Hi Anna,

Thank you for looking into this so quickly. Yes, the card ending 4471 still works, so please send the refund there.

One more thing: will I be charged twice again on {d+22}, or is the old plan gone now?

Eleanor

On {d-4} Anna Visser <service@vestmere.example> wrote:
> You were right: your old Play order renewed once more after you
> moved to the Family plan. We would like to return £13.99 to the
> card ending 4471. Does that card still work?`,
      ),
    ],
  },
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
    key: 'eleanor-family-plan',
    number: 48009,
    customer: 'eleanor',
    subject: 'Move to the Family plan',
    category: 'Contract',
    tags: ['Contract'],
    inbox: 'service',
    timeline: [
      wrote(
        at(20, '22:04'),
        `Hi, can I still add the fourth screen to Play Family, or was that only for new customers? My mother would like to watch her quiz programmes upstairs.`,
      ),
      took('anna', at(19, '09:11')),
      answered(
        'anna',
        at(19, '09:20'),
        `Dear Eleanor,

The fourth screen is part of Play Family and costs nothing extra. I have switched it on; your mother can sign in with the code on your account page under Screens.

Kind regards,
Anna Visser`,
      ),
      solved('anna', at(19, '09:21'), 'Contract changed'),
      changed(null, at(12, '03:00'), 'solved', 'closed'),
    ],
  },
  {
    key: 'bramley-static-ip',
    number: 48205,
    customer: 'bramley',
    subject: 'Static IP for our second office',
    category: 'Business',
    tags: ['Business'],
    inbox: 'service',
    due: { type: 'answer', inMinutes: due(1, '12:00') },
    timeline: [
      wrote(
        at(4, '11:26'),
        `Good morning,

We are opening a second workshop at Unit 6, Holbeck Mills, and need a static IP address there for the alarm and the CNC machine. Is that possible on Fibre Business 300, and what does it cost?

Tom Bramley
Director, Bramley Joinery Ltd`,
        {
          html: `<div style="font-family:Calibri,sans-serif;font-size:11pt"><p>Good morning,</p><p>We are opening a second workshop at Unit 6, Holbeck Mills, and need a <b>static IP address</b> there for the alarm and the CNC machine. Is that possible on Fibre Business 300, and what does it cost?</p><p>Tom Bramley<br>Director, Bramley Joinery Ltd</p><table cellpadding="4" style="border-top:2px solid #7a4a21;color:#555"><tr><td><img src="https://cdn.bramley-joinery.example/mail/logo.png" width="96" height="40" alt="Bramley Joinery"></td><td>Unit 2, Armley Road, Leeds<br>+44 113 496 0142<br><a href="https://bramley-joinery.example">bramley-joinery.example</a></td></tr></table><img src="https://open.mailmetric.example/p.gif?m=9f31c2&amp;r=service" width="1" height="1" alt=""></div>`,
        },
      ),
      took('kasia', at(4, '12:02')),
      answered(
        'kasia',
        at(4, '12:25'),
        `Dear Tom,

Yes, that works on Fibre Business 300. One static IPv4 address is £6 a month without VAT, set up within two working days after the line is live. There is no set-up fee if you order it together with the line.

Shall I send the order for both?

Kasia Nowak
Vestmere Business`,
      ),
      noted(
        'kasia',
        at(4, '12:30'),
        'Good customer, three lines already. @Ingrid may I waive the installation (£59) if he signs this month?',
      ),
      noted('ingrid', at(4, '13:15'), 'Yes, fine with me. Write it in the offer so that Finance sees it.'),
      wrote(
        at(0, '09:51'),
        `Kasia, thanks. Could you confirm the price before we sign? My partner found £5 on your website and now thinks I cannot negotiate.\n\nTom`,
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
    key: 'priya-roaming',
    number: 48124,
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
    key: 'priya-contract-end',
    number: 48222,
    customer: 'priya',
    subject: 'When does our contract end?',
    priority: 'low',
    category: 'Contract',
    inbox: 'service',
    unreadFor: ['anna', 'ben', 'kasia'],
    timeline: [
      wrote(
        at(1, '22:47'),
        `Me again. Our landlord may sell the flat in spring. Could you tell me when our fibre contract ends, and what happens if we have to leave earlier? No decision yet, I just want to know where we stand.\n\nPriya Raman\nCustomer number 551 209`,
      ),
    ],
  },
  {
    key: 'joan-paper-bills',
    number: 48198,
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
  {
    key: 'maeve-thanks',
    number: 48060,
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
