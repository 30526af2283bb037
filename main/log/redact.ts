/** A value that a log line may hold. */
export type LogValue = string | number | boolean | null | undefined;
export type LogFields = Readonly<Record<string, LogValue>>;

/** Field names whose values are words of people, secrets or addresses: they are never written, whatever they hold. */
const secretField =
  /pass|token|secret|key|auth|cookie|mail|address|subject|text|html|body|snippet|words|customer|name$|query/i;
const patterns: readonly (readonly [RegExp, string])[] = [
  [/[^\s"'<>@]+@[^\s"'<>@]+\.[^\s"'<>@]+/g, '[address]'],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 [secret]'],
  [/\b[0-9a-f]{48,}\b/gi, '[hex]'],
  [/(\/\/)[^/\s@]+@/g, '$1[secret]@'],
];
const maxLength = 4000;

/** Takes addresses, keys and credentials out of free text such as an error's stack. */
export function redactText(text: string): string {
  const clean = patterns.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean;
}

/** Fields as they may be written down. */
export function redact(fields: LogFields): Record<string, LogValue> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, LogValue] => {
      if (typeof value !== 'string') return [name, value];
      return [name, secretField.test(name) ? '[redacted]' : redactText(value)];
    }),
  );
}
