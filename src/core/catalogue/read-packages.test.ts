import { describe, expect, it } from 'vitest'
import type { PackRow } from '../../domain/kinds/package/catalogue.ts'
import { taka } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { createChanges } from '../changes.ts'
import { openDatabase } from '../db/open.ts'
import { type LogFields, silentLog } from '../log.ts'
import type { PackagesAnswer, RawAnswer } from '../providers/provider.ts'
import { drivePack, pack } from '../testing/kinds.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { scriptedProviders } from '../testing/shop.ts'
import { createPackageReading } from './read-packages.ts'
import { createPackages } from './packages.ts'

const raw: RawAnswer = { httpStatus: 200, elapsed_ms: 1, body: '' }
const listOf = (...rows: readonly PackRow[]): PackagesAnswer => ({ kind: 'packages', raw, rows })

/** @param during what happens while the answer is on its way */
function open(answer: PackagesAnswer, during: () => void = () => undefined) {
  const providers = scriptedProviders(async () => {
    during()
    return answer
  })
  const clock = manualClock()
  const changes = createChanges()
  const told: string[] = []
  changes.listen(({ topic, id }) => void told.push(`${topic} ${id}`))
  const warned: (LogFields | undefined)[] = []
  const log = { ...silentLog, warn: (_: string, fields?: LogFields) => void warned.push(fields) }
  const packages = createPackages(openDatabase(':memory:'))
  const standing = { mark: 1, isSetUp: true }
  const live = (provider: ProviderId) => (standing.isSetUp ? providers[provider] : null)
  const mark = () => standing.mark
  const reading = createPackageReading({ packages, clock, log, changes, live, mark })
  return { reading, packages, clock, standing, told, warned }
}

describe('a list that is read', () => {
  it('is kept with when it came, and told of', async () => {
    const { reading, packages, clock, told, warned } = open(listOf(pack, drivePack))
    clock.advance(0.4)
    expect(reading.seller()).toBe('flexiloadbd')
    await reading.read('GP', false)
    expect(packages.of('GP')).toMatchObject([{ id: 3, price_e4: taka(65) }])
    expect(packages.readAt_ms('GP', false)).toBe(Math.round(clock.now()))
    expect([told, warned]).toEqual([['packages GP'], []])
    await reading.read('GP', true)
    expect(packages.of('GP').map(({ id }) => id)).toEqual([3, 9])
  })

  it('says in the log how many rows were left out, and of which kind (row 67)', async () => {
    const dear = { ...pack, id: '4', commission: '70' }
    const { reading, packages, warned } = open(listOf(pack, dear, { ...pack, id: null }))
    await reading.read('GP', false)
    expect(packages.of('GP')).toHaveLength(1)
    expect(warned).toMatchObject([{ operator: 'GP', id: 1, 'above-price': 1, price: 0, cut: 0 }])
  })

  it('is cut at two thousand rows, and that is said too (row 68)', async () => {
    const rows = Array.from({ length: 2_001 }, (_, nth) => ({ ...pack, id: String(nth + 1) }))
    const { reading, packages, warned } = open(listOf(...rows))
    await reading.read('GP', false)
    expect(packages.of('GP')).toHaveLength(2_000)
    expect(warned).toMatchObject([{ cut: 1 }])
  })

  it('changes nothing where no answer could be read', async () => {
    const answer = { kind: 'unknown', raw, why: 'timeout', words: '' } as const
    const { reading, packages, told } = open(answer)
    await reading.read('GP', false)
    expect(packages.readAt_ms('GP', false)).toBeNull()
    expect(told).toEqual([])
  })

  it('is another account’s where the owner changed it meanwhile, and not kept', async () => {
    const shop = open(listOf(pack), () => {
      shop.standing.mark = 2
    })
    await shop.reading.read('GP', false)
    expect(shop.packages.of('GP')).toEqual([])
    await shop.reading.read('GP', false)
    expect(shop.packages.of('GP')).toHaveLength(1)
  })

  it('is asked of nobody where none that has any is set up', async () => {
    const { reading, packages, standing } = open(listOf(pack))
    standing.isSetUp = false
    expect(reading.seller()).toBeNull()
    await reading.read('GP', false)
    expect(packages.of('GP')).toEqual([])
  })
})
