import type { DemoScript } from '../types.ts';
import { answered, at, changed, due, noted, solved, took, wrote } from '../write.ts';

/** English cases about contracts, moving and returning things. */
export const enContract: readonly DemoScript[] = [
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
        'They are about to order a second line from me (#48170). Would be nice if this were solved first. @Marek',
      ),
      wrote(
        at(1, '11:05'),
        `Hello again, is anybody looking at this? I have to hand in the return in a few days and would rather not ring my accountant again, he sighs.\n\nJanet Ogden`,
        { from: { name: 'Janet Ogden', address: 'accounts@bramley-joinery.example' } },
      ),
    ],
  },
  {
    key: 'eleanor-family-plan',
    number: 48023,
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
    number: 48170,
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
    key: 'priya-contract-end',
    number: 48228,
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
];
