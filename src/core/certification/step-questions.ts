import { type Measuring, StepEnds } from './measuring.ts'

/**
 * The address over https: the same host, the usual port, or the very port that was typed. The key
 * goes there only once the certificate has shown that it is the same host.
 */
export async function measureHttps(measuring: Measuring): Promise<void> {
  const { parts, request, account } = measuring
  const baseUrl = account.baseUrl.replace(/^http:/u, 'https:')
  const asking = parts.accounts.askAs(request.provider, { baseUrl })
  const answer = await measuring.ask('balance', asking)
  const value = answer.kind === 'balances' ? 'yes' : 'no'
  measuring.keep({ name: 'https', value, measure_ms: null, sales: [] })
}

/** Of the form a key has, and nobody's: it says itself what it is, to whoever reads their log. */
const NO_KEY = 'this-is-a-test-with-a-wrong-key-0000'

/** One question with a key that is none: no money can move for it. */
export async function measureBadKey(measuring: Measuring): Promise<void> {
  const { parts, request } = measuring
  const asking = parts.accounts.askAs(request.provider, { key: NO_KEY })
  const answer = await measuring.ask('balance', asking)
  if (answer.raw.httpStatus === null) throw new StepEnds('no-answer')
  const value = answer.kind === 'balances' ? 'not-refused' : 'refused'
  measuring.keep({ name: 'bad-key', value, measure_ms: null, sales: [] })
}
