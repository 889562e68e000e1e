import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openSandboxShop, type SandboxShop } from '../testing/sandbox-shop.ts'

const pem = (file: string) =>
  readFileSync(new URL(`../providers/testing/certificates/${file}`, import.meta.url), 'utf8')
const authorities = [pem('authority.pem')]
const certificateOf = (name: string) => ({ key: pem('server.key'), cert: pem(`${name}.pem`) })

async function measured(open: SandboxShop) {
  const { facts } = await open.certify('flexiloadbd', 'https')
  return facts.find(({ name }) => name === 'https')
}

describe('whether a provider answers over https', () => {
  it('is yes with a certificate of its name; the key that is kept goes along', async () => {
    const open = await openSandboxShop({ certificate: certificateOf('good'), authorities })
    expect(await measured(open)).toMatchObject({ value: 'yes', standing: 'valid' })
    const { client } = open.shop
    const { url } = open.sandbox.accounts.flexiloadbd
    const baseUrl = url.replace('http:', 'https:')
    await client.providers.save({ provider: 'flexiloadbd', baseUrl, preference: 1 })
    const list = await client.providers.list()
    const saved = list.find(({ provider }) => provider === 'flexiloadbd')
    expect(saved).toMatchObject({ baseUrl, hasKey: true, plainHttp: false })
    await open.pass(500)
    // Another address is another account: what was measured of the old one holds no more.
    expect(await open.holding('flexiloadbd', 'https')).toBeNull()
    expect(await measured(open)).toMatchObject({ value: 'yes', baseUrl })
    await open.stop()
  })

  it.each(['expired', 'other-host', 'self-signed'])('is no with one that is %s', async (name) => {
    const open = await openSandboxShop({ certificate: certificateOf(name), authorities })
    expect(await measured(open)).toMatchObject({ value: 'no' })
    await open.stop()
  })

  it('is no where nobody speaks it, and the provider goes on as it is', async () => {
    const open = await openSandboxShop()
    expect(await measured(open)).toMatchObject({ value: 'no' })
    expect((await open.shop.client.providers.test({ provider: 'flexiloadbd' })).ok).toBe(true)
    await open.stop()
  })
})
