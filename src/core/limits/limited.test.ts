import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { orderOf } from '../providers/testing/clients.ts'
import { accepted, saidInconclusive, saidPending } from '../testing/answers.ts'
import { scriptedProvider } from '../testing/scripted-provider.ts'
import type { LimitsTold, Provider } from '../providers/provider.ts'
import { limitedProvider } from './limited.ts'
import type { Asked } from './standing.ts'

const order = orderOf()
const question = { order, providerReference: 'TRX1' }
const raw = { httpStatus: 200, elapsed_ms: 1, body: '' }
const told: LimitsTold = { perMinute: 60, remaining: 4, reset_ms: null, retryAfter_ms: 7_000 }

/** A client within limits a test grants or not, and what was counted of it. */
function limited(changes: Partial<Provider> = {}, isFree = true) {
  const scripted = scriptedProvider('alsamiflexi')
  const closing = new AbortController()
  const counted: (string | Asked)[] = []
  const begin = (kind: string) => {
    counted.push(kind)
    return { end: (asked: Asked) => void counted.push(asked) }
  }
  const limits = {
    question: (provider: string) => Promise.resolve(isFree ? begin(`asks ${provider}`) : null),
    sending: (provider: string) => begin(`sells ${provider}`),
  }
  const provider = limitedProvider({ ...scripted, ...changes }, limits, closing.signal)
  return { provider, scripted, counted, closing }
}

const silent: Asked = { limits: null, wait_ms: null }

describe('a client within its limits', () => {
  it('counts each question from before it is put until its answer is here', async () => {
    const { provider, scripted, counted } = limited()
    scripted.willSay(saidPending)
    const letGo = scripted.hold('status')
    const asking = provider.askStatus(question)
    await Promise.resolve()
    expect(counted).toEqual(['asks alsamiflexi'])
    letGo()
    expect(await asking).toMatchObject({ kind: 'pending' })
    expect(counted).toEqual(['asks alsamiflexi', silent])
    await provider.askBalance()
    await provider.askByReference?.(order)
    expect(counted).toHaveLength(6)
  })

  it('counts a list of operators, and has none where its provider has none', async () => {
    const askOperators = () => Promise.resolve({ raw, kind: 'operators', operators: [] } as const)
    const { provider, counted } = limited({ askOperators })
    expect(await provider.askOperators?.()).toMatchObject({ kind: 'operators' })
    expect(counted).toEqual(['asks alsamiflexi', silent])
    const none = limited({ askByReference: null }).provider
    expect([none.askOperators, none.askByReference]).toEqual([null, null])
  })

  it('counts a list of packages, and has none where its provider sells none', async () => {
    const lists: unknown[][] = []
    const askPackages: Provider['askPackages'] = (...list) => {
      lists.push(list)
      return Promise.resolve({ raw, kind: 'packages', rows: [] })
    }
    const { provider, counted } = limited({ askPackages })
    expect(await provider.askPackages?.('GP', true)).toMatchObject({ kind: 'packages' })
    expect([counted, lists]).toEqual([['asks alsamiflexi', silent], [['GP', true]]])
    expect(limited().provider.askPackages).toBeNull()
  })

  it('counts a sale when its bytes leave, and not when it is opened or given up', async () => {
    const { provider, scripted, counted } = limited()
    scripted.willAnswer(accepted)
    const opened = await provider.open(order)
    if (opened.kind !== 'ready') throw new Error('not opened')
    expect(counted).toEqual([])
    const sending = opened.send()
    expect(counted).toEqual(['sells alsamiflexi'])
    expect(await sending).toMatchObject({ kind: 'accepted' })
    expect(counted).toEqual(['sells alsamiflexi', silent])
    scripted.refuseToOpen('dns')
    expect(await provider.open(order)).toMatchObject({ kind: 'not-sent', why: 'dns' })
    expect(counted).toHaveLength(2)
  })

  it('passes on what an answer says of the limit, and of a wait', async () => {
    const askBalance = () =>
      Promise.resolve({ raw: { ...raw, limits: told }, kind: 'balances', wallets: [] } as const)
    const balance = limited({ askBalance })
    await balance.provider.askBalance()
    expect(balance.counted[1]).toEqual({ limits: told, wait_ms: 7_000 })
    const status = limited()
    status.scripted.willSay({ ...saidInconclusive, retryAfter_ms: 40_000 })
    await status.provider.askStatus(question)
    expect(status.counted[1]).toEqual({ limits: null, wait_ms: 40_000 })
  })

  it('has made a call also where that ended by a mistake of ours', async () => {
    const askBalance = () => Promise.reject(new Error('a mistake'))
    const { provider, counted } = limited({ askBalance })
    await expect(provider.askBalance()).rejects.toThrow('a mistake')
    expect(counted).toEqual(['asks alsamiflexi', silent])
  })

  it('answers a question that would be one too many itself, and nobody is asked', async () => {
    const askOperators = () => Promise.reject(new Error('asked'))
    const askPackages = () => Promise.reject(new Error('asked'))
    const lists = { askOperators, askPackages }
    const { provider, scripted, counted, closing } = limited(lists, false)
    const unasked = { raw: { httpStatus: null, elapsed_ms: 0, body: '' }, words: '' }
    const tooFast = { ...unasked, why: 'rate-limit' }
    const unknown = { ...tooFast, kind: 'unknown' }
    const inconclusive = { ...tooFast, kind: 'inconclusive', retryAfter_ms: null }
    expect(await provider.askStatus(question)).toEqual(inconclusive)
    expect(await provider.askByReference?.(order)).toEqual(inconclusive)
    expect(await provider.askBalance()).toEqual(unknown)
    expect(await provider.askOperators?.()).toEqual(unknown)
    expect(await provider.askPackages?.('GP', false)).toEqual(unknown)
    closing.abort()
    expect(await provider.askBalance()).toEqual({ ...unknown, why: 'stopped' })
    expect([scripted.asked, counted]).toEqual([[], []])
  })

  it('is the client it was in all else', () => {
    const { provider } = limited({
      cannotSell: () => ({ why: 'below-minimum', min_e4: taka(10) }),
      givenAt_ms: (reference) => reference.length,
    })
    expect(provider.cannotSell(order)).toEqual({ why: 'below-minimum', min_e4: taka(10) })
    expect([provider.id, provider.repeatsReference]).toEqual(['alsamiflexi', true])
    expect([provider.givenAt_ms('TRX1'), provider.canAsk(question)]).toEqual([4, true])
    expect(provider.canAsk({ order, providerReference: null })).toBe(false)
  })
})
