import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { providerIds } from '../domain/provider.ts'
import type { ProviderId } from '../domain/provider.ts'
import { sentinels } from './sentinels.ts'
import { sandboxUnderTest } from './testing/sandbox-under-test.ts'
import type { UnderTest } from './testing/sandbox-under-test.ts'

let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

const words = {
  autoflexi: { pending: 'Pending', success: 'Completed', failed: 'Failed' },
  alsamiflexi: { pending: 'processing', success: 'completed', failed: 'failed' },
  flexiloadbd: { pending: 'Pending', success: 'Success', failed: 'Failed' },
} as const satisfies Record<ProviderId, unknown>

const ending = (four: string) => `0171234${four}`
const reference = { alsamiflexi: 'reference', flexiloadbd: 'ref_id' } as const

function sell(provider: ProviderId, four: string) {
  const more = provider === 'autoflexi' ? {} : { [reference[provider]]: `R-${four}` }
  return under.shop.create(provider, ending(four), more)
}

function executed() {
  return under.sandbox.oracle.executions()[0]
}

const idOf = () => executed()?.providerReference ?? ''

async function paid(provider: ProviderId): Promise<boolean> {
  const before = (await sandboxWallets()).find((line) => line.provider === provider)
  const opened = { autoflexi: 5000, alsamiflexi: 25_000, flexiloadbd: 12_480.5 }
  return before?.balance_e4 === (opened[provider] - 97.25) * 10_000
}

const sandboxWallets = () => Promise.resolve(under.sandbox.oracle.wallets())

describe('the table of sentinel numbers', () => {
  it('says in Bangla and English what each ending does', () => {
    expect(sentinels.map((each) => each.ending)).toEqual(
      Array.from({ length: 8 }, (_, nth) => `000${nth + 1}`),
    )
    for (const each of sentinels) {
      expect(each.bn).toMatch(/[\u0980-\u09ff]/)
      expect(each.en).toMatch(/^[A-Z]/)
    }
  })
})

describe.each(providerIds)('a sentinel number at %s', (provider) => {
  const word = () => under.shop.word(provider, idOf())

  it('…0001 succeeds at once', async () => {
    const answer = await sell(provider, '0001')
    const said = {
      autoflexi: '"status":true',
      alsamiflexi: '"completed"',
      flexiloadbd: '"Success"',
    }
    expect(answer.text).toContain(said[provider])
    expect(await word()).toBe(words[provider].success)
    expect(await paid(provider)).toBe(true)
  })

  it('…0002 is accepted, fails after three seconds, and the wallet is refunded', async () => {
    expect((await sell(provider, '0002')).status).toBe(200)
    expect(await word()).toBe(words[provider].pending)
    expect(await paid(provider)).toBe(true)
    under.clock.advance(3000)
    expect(await word()).toBe(words[provider].failed)
    expect(await paid(provider)).toBe(false)
    expect(executed()?.outcome).toBe('failed')
  })

  it('…0003 is executed, and the connection drops with no answer', async () => {
    await expect(sell(provider, '0003')).rejects.toMatchObject({ code: 'ECONNRESET' })
    under.clock.advance(3000)
    expect(await word()).toBe(words[provider].success)
    expect(await paid(provider)).toBe(true)
  })

  it('…0004 is executed, and the answer is an HTML 502', async () => {
    const answer = await sell(provider, '0004')
    expect(answer.status).toBe(502)
    expect(answer.headers['content-type']).toBe('text/html')
    expect(answer.text).toContain('<h1>502 Bad Gateway</h1>')
    under.clock.advance(3000)
    expect(await word()).toBe(words[provider].success)
  })

  it('…0005 stays pending for two minutes, then succeeds', async () => {
    await sell(provider, '0005')
    under.clock.advance(119_999)
    expect(await word()).toBe(words[provider].pending)
    under.clock.advance(1)
    expect(await word()).toBe(words[provider].success)
  })

  it('…0006 is refused for want of balance, in the provider’s own form', async () => {
    const answer = await sell(provider, '0006')
    expect(answer.status).toBe({ autoflexi: 200, alsamiflexi: 402, flexiloadbd: 422 }[provider])
    expect(answer.json()).toEqual(
      {
        autoflexi: { status: false, error: 'Insufficient balance' },
        alsamiflexi: {
          success: false,
          error: {
            code: 'INSUFFICIENT_BALANCE',
            message: 'Your account balance is insufficient for this transaction',
          },
        },
        flexiloadbd: { status: false, message: 'Insufficient balance' },
      }[provider],
    )
    expect(executed()).toBeUndefined()
  })

  it('…0007 is executed at once and answered after twenty seconds', async () => {
    const answer = sell(provider, '0007')
    await under.clock.whenWaiting()
    expect(await paid(provider)).toBe(true)
    under.clock.advance(19_999)
    expect(under.clock.pending()).toBe(1)
    under.clock.advance(1)
    expect((await answer).status).toBe(200)
    expect(await word()).toBe(words[provider].success)
  })

  it('…0008 is refused as a duplicate, and nothing stands under its reference', async () => {
    const answer = await sell(provider, '0008')
    expect(answer.status).toBe({ autoflexi: 200, alsamiflexi: 400, flexiloadbd: 422 }[provider])
    expect(answer.text.toLowerCase()).toContain('duplicate')
    expect(answer.text).toMatch(/"(status|success)":false/)
    expect(executed()).toBeUndefined()
    if (provider === 'flexiloadbd') {
      expect(answer.json()).toEqual({ status: false, message: 'Duplicate transaction' })
      const asked = await under.shop.ask(provider, '/status', { json: { ref_id: 'R-0008' } })
      expect(asked.status).toBe(404)
    }
  })
})

describe('an answer that was lost at flexiloadbd', () => {
  it.each(['0003', '0004'])('is found by our reference (…%s)', async (four) => {
    await sell('flexiloadbd', four).catch((lost: unknown) => {
      expect(lost).toMatchObject({ code: 'ECONNRESET' })
    })
    under.clock.advance(3000)
    const json = { ref_id: `R-${four}` }
    const answer = await under.shop.ask('flexiloadbd', '/status', { json })
    expect(answer.json()).toMatchObject({ trx_status: 'Success', phone: ending(four) })
  })
})
