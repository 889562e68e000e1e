/**
 * Where a form goes on, as a selector. Whoever walked to a pressed button with Tab passed the other
 * fields, and no sale begins there: without a number it is the number's turn.
 */
export function turnOf({
  stage,
  number,
}: {
  readonly stage: string
  readonly number: string
}): string {
  if (stage === 'read-back') return '[data-armed="true"]'
  return `[data-stage="${number === '' ? 'number' : stage}"]`
}
