import type { DemoLanguage } from '../types.ts';

interface PlainFile {
  readonly name: string;
  readonly type: string;
  readonly language: DemoLanguage;
  readonly text: string;
}

const calendar = (uid: string, start: string, end: string, summary: string, place: string, about: string) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vestmere//Visits//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}@vestmere.example`,
    'DTSTAMP:20260101T080000Z',
    `DTSTART:${start}`,
    `DTEND:${end}`,
    `SUMMARY:${summary}`,
    `LOCATION:${place}`,
    `DESCRIPTION:${about}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

/** Text files: tables, measurements and appointments (`.ics` as of RFC 5545; `{c+2}` is a date as 20261124). */
export const plainFiles: Readonly<Record<string, PlainFile>> = {
  'visit-rhys': {
    name: 'engineer-visit.ics',
    type: 'text/calendar',
    language: 'en',
    text: calendar(
      'visit-5518',
      '{c+2}T080000Z',
      '{c+2}T100000Z',
      'Vestmere engineer\\, job 5518',
      '14 Tudor Row\\, Swansea',
      'New wall socket. Please keep a metre free around the old one.',
    ),
  },
  'visit-femke': {
    name: 'monteur.ics',
    type: 'text/calendar',
    language: 'nl',
    text: calendar(
      'visit-5530',
      '{c+3}T120000Z',
      '{c+3}T140000Z',
      'Monteur Vestmere\\, opdracht 5530',
      'Oudegracht 212\\, Utrecht',
      'Aansluiten van de glasvezel op het nieuwe adres.',
    ),
  },
  'bramley-invoices': {
    name: 'bramley-invoices.csv',
    type: 'text/csv',
    language: 'en',
    text: 'invoice,date,net,VAT,total,VAT number shown\r\n71802,{i-80},118.00,23.60,141.60,no\r\n72655,{i-50},118.00,23.60,141.60,no\r\n73490,{i-19},118.00,23.60,141.60,no\r\n70911,{i-111},118.00,23.60,141.60,yes\r\n',
  },
  'fjordhotell-rooms': {
    name: 'romliste.csv',
    type: 'text/csv',
    language: 'nb',
    text: 'rom;etasje;dekoder;status\r\n201;2;VM-88120;svart skjerm\r\n202;2;VM-88121;ok\r\n204;2;VM-88123;svart skjerm\r\n307;3;VM-88140;svart skjerm\r\n308;3;VM-88141;ok\r\n',
  },
  'ping-piotr': {
    name: 'ping-wieczor.txt',
    type: 'text/plain',
    language: 'pl',
    text: `Pomiar z {d-1}, komputer po kablu, godz. 21:00-21:05

64 bytes: icmp_seq=1 time=11.4 ms
64 bytes: icmp_seq=2 time=12.0 ms
Request timeout for icmp_seq 3
Request timeout for icmp_seq 4
64 bytes: icmp_seq=5 time=348.7 ms
64 bytes: icmp_seq=6 time=291.2 ms
Request timeout for icmp_seq 7

300 packets transmitted, 241 received, 19.7% packet loss
`,
  },
  'router-log-thijs': {
    name: 'router-log.txt',
    type: 'text/plain',
    language: 'nl',
    text: `Vestmere Hub 3, firmware 7.14.2
{i-5} 07:12:08  boot: start na spanningsval
{i-5} 07:14:51  wan: verbonden 500/500
{i-5} 09:02:33  watchdog: geheugen vol, herstart
{i-5} 09:05:14  wan: verbonden 500/500
{i-5} 11:47:20  watchdog: geheugen vol, herstart
{i-5} 11:50:02  wan: verbonden 500/500
{i-4} 06:30:41  watchdog: geheugen vol, herstart
`,
  },
};
