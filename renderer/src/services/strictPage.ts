// Imported before everything else. zod tries `new Function` when a schema is made; our content policy forbids that, and
// every try would be reported as a violation.
import { config } from 'zod';

config({ jitless: true });
