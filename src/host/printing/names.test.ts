import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { asLookup, type NetworkAddress, oneName } from './names.ts'
import { listen } from './testing/server.ts'

const here: NetworkAddress[] = [{ address: '127.0.0.1', family: 4 }]

/** A network that answers when the test says so. */
function slowNames() {
  const asked: { name: string; answer: PromiseWithResolvers<NetworkAddress[]> }[] = []
  const ask = oneName((name) => {
    const answer = Promise.withResolvers<NetworkAddress[]>()
    asked.push({ name, answer })
    return answer.promise
  })
  return { asked, ask, names: () => asked.map(({ name }) => name) }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('the name of a printer that nobody answers for', () => {
  it('is looked up once, however many slips are wanted meanwhile', async () => {
    const { asked, ask, names } = slowNames()
    const both = [ask('printer.lan'), ask('printer.lan')]
    await turn()
    expect(names()).toEqual(['printer.lan'])
    asked[0]?.answer.resolve(here)
    expect(await Promise.all(both)).toEqual([here, here])
    void ask('printer.lan')
    expect(names()).toEqual(['printer.lan', 'printer.lan'])
  })

  it('keeps another printer waiting, and not a sale: one thread of two stays free', async () => {
    const { asked, ask, names } = slowNames()
    const first = ask('old.lan').catch((cause: unknown) => String(cause))
    const second = ask('new.lan')
    await turn()
    expect(names()).toEqual(['old.lan'])
    asked[0]?.answer.reject(new Error('unknown'))
    expect(await first).toBe('Error: unknown')
    await turn()
    expect(names()).toEqual(['old.lan', 'new.lan'])
    asked[1]?.answer.resolve(here)
    expect(await second).toEqual(here)
  })

  it('is looked up once too where another was asked for before it', async () => {
    const { asked, ask, names } = slowNames()
    void ask('old.lan')
    void ask('new.lan')
    asked[0]?.answer.resolve(here)
    await turn()
    void ask('new.lan')
    await turn()
    expect(names()).toEqual(['old.lan', 'new.lan'])
  })

  it('leads a connection to each of its addresses', async () => {
    const server = await listen((socket) => socket.end('ready'))
    const nowhere: NetworkAddress = { address: '::1', family: 6 }
    const lookup = asLookup(oneName(async () => [nowhere, ...here]))
    const socket = connect({ host: 'printer.lan', port: server.port, lookup })
    const [said] = await socket.toArray()
    expect(String(said)).toBe('ready')
    socket.destroy()
    await server.stop()
  })
})
