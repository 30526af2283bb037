import type { Composer } from 'vue-i18n';
import type { CallError } from './caseload.ts';

type Translate = Composer['t'];

/** The sentence for an expected failure; a bug's sentence names the id under which the log holds it. */
export function failureSentence(t: Translate, { failure }: CallError): string {
  const params = { ...failure.params, logId: failure.logId ?? '' };
  return t(
    failure.code === 'internal' && failure.logId ? 'errors.internalWithId' : `errors.${failure.code}`,
    params,
  );
}
