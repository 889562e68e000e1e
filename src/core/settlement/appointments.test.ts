import { describe, expect, it } from 'vitest'
import { manualClock } from '../testing/manual-clock.ts'
import { rowInDoubt } from '../testing/row-in-doubt.ts'
import { createAgenda } from './agenda.ts'
import { createAppointments } from './appointments.ts'

const SECOND_ms = 1_000

/** No appointment yet, five seconds after the start, and when the agenda woke for one. */
async function openAppointments() {
  const sale = await rowInDoubt()
  const clock = manualClock()
  clock.advance(5 * SECOND_ms)
  const woken: number[] = []
  const agenda = createAgenda(clock, () => void woken.push(clock.monotonic()))
  const appointments = createAppointments(clock, agenda)
  const isDue = (wait_ms: number | null, moved = 0) =>
    appointments.isDue({ ...sale, version: sale.version + moved }, 'sale 1', wait_ms)
  return { sale, clock, woken, appointments, isDue }
}

describe('the moment at which a sale is asked about next', () => {
  it('stays as it was made, however often the sale is looked at before', async () => {
    const { clock, woken, isDue } = await openAppointments()
    expect(isDue(10 * SECOND_ms)).toBe(false)
    clock.advance(10 * SECOND_ms - 1)
    expect(isDue(10 * SECOND_ms)).toBe(false)
    clock.advance(1)
    expect(woken).toEqual([15 * SECOND_ms])
    expect(isDue(10 * SECOND_ms)).toBe(true)
  })

  it('is another where the sale has moved since', async () => {
    const { clock, isDue } = await openAppointments()
    isDue(10 * SECOND_ms)
    clock.advance(9 * SECOND_ms)
    expect(isDue(10 * SECOND_ms, 1)).toBe(false)
    clock.advance(10 * SECOND_ms - 1)
    expect(isDue(10 * SECOND_ms, 1)).toBe(false)
    clock.advance(1)
    expect(isDue(10 * SECOND_ms, 1)).toBe(true)
  })

  it('stays once it has come, where the sale moves while it waits for its turn', async () => {
    const { sale, clock, appointments, isDue } = await openAppointments()
    isDue(10 * SECOND_ms)
    clock.advance(10 * SECOND_ms)
    // Nobody has looked yet, so nothing waits for a turn: it is only late, and another.
    expect(isDue(10 * SECOND_ms, 1)).toBe(false)
    clock.advance(10 * SECOND_ms)
    expect(isDue(10 * SECOND_ms, 1)).toBe(true)
    clock.advance(SECOND_ms)
    expect(isDue(10 * SECOND_ms, 2)).toBe(true)
    expect(appointments.next_ms(sale.provider)).toBe(-SECOND_ms)
    expect(isDue(null, 3)).toBe(false)
    expect(appointments.next_ms(sale.provider)).toBe(Number.POSITIVE_INFINITY)
  })

  it('is another once the question was put and the one before is forgotten', async () => {
    const { sale, clock, appointments, isDue } = await openAppointments()
    isDue(10 * SECOND_ms)
    clock.advance(10 * SECOND_ms)
    appointments.forget(sale)
    expect(isDue(10 * SECOND_ms)).toBe(false)
    expect(appointments.next_ms(sale.provider)).toBe(10 * SECOND_ms)
  })

  it('is now where it has no time to wait, and never where nothing is left to ask', async () => {
    const { sale, clock, woken, appointments, isDue } = await openAppointments()
    expect([isDue(0), isDue(null)]).toEqual([true, false])
    expect(appointments.next_ms(sale.provider)).toBe(Number.POSITIVE_INFINITY)
    isDue(10 * SECOND_ms)
    expect(isDue(null, 1)).toBe(false)
    clock.advance(SECOND_ms)
    expect(woken).toEqual([])
  })

  it('keeps no moment that was made before nothing was left to ask', async () => {
    const { sale, clock, appointments, isDue } = await openAppointments()
    isDue(10 * SECOND_ms)
    isDue(null, 1)
    clock.advance(20 * SECOND_ms)
    expect(appointments.next_ms(sale.provider)).toBe(Number.POSITIVE_INFINITY)
  })

  it('is now for every sale once the machine wakes up', async () => {
    const { sale, appointments, isDue } = await openAppointments()
    isDue(10 * SECOND_ms)
    appointments.hurry()
    expect(appointments.next_ms(sale.provider)).toBe(0)
    expect(isDue(10 * SECOND_ms)).toBe(true)
  })
})

describe('the next moment of a provider', () => {
  it('is the soonest of its sales, whatever there is to ask of another', async () => {
    const { sale, clock, appointments } = await openAppointments()
    const waits = [
      [1, 'flexiloadbd', 10],
      [2, 'flexiloadbd', 7],
      [3, 'flexiloadbd', 12],
      [4, 'autoflexi', 2],
    ] as const
    for (const [seq, provider, seconds] of waits) {
      appointments.isDue({ ...sale, seq, provider }, `sale ${seq}`, seconds * SECOND_ms)
    }
    expect(appointments.next_ms('flexiloadbd')).toBe(7 * SECOND_ms)
    expect(appointments.next_ms('autoflexi')).toBe(2 * SECOND_ms)
    expect(appointments.next_ms('alsamiflexi')).toBe(Number.POSITIVE_INFINITY)
    clock.advance(8 * SECOND_ms)
    expect(appointments.next_ms('flexiloadbd')).toBe(-SECOND_ms)
  })
})
