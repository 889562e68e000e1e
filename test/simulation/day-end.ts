import type { DayReport } from '../../src/contract/days.ts'
import type { Machine } from './machine.ts'
import type { Scene } from './scene.ts'
import type { Chance } from './chance.ts'

/**
 * A day is closed in the middle of everything, with whatever is open on it: gone through, left, or
 * cut off by whatever happens meanwhile (money.md §7: 14).
 */
export async function closeDay(scene: Scene, machine: Machine, draw: Chance): Promise<void> {
  const { world } = scene
  const standing = await machine.ask(null, 'days', (client) => client.days.standing())
  const next = standing.kind === 'answer' ? standing.value.next : null
  if (!next) return
  const { businessDate } = next
  // Whoever is told that the date looks wrong looks at it; in these days it always is.
  if (next.before === 'clock') await machine.ask(null, 'clock right', (c) => c.books.clockRight())
  const isLeft = draw.oneIn(4)
  const looks_ms = draw.between(0, 90_000)
  await machine.ask(null, 'prepare day', (client) => client.days.prepare({ businessDate }))
  world.after(looks_ms, () => void (isLeft ? leave(machine) : close(scene, machine, businessDate)))
}

async function leave(machine: Machine): Promise<void> {
  await machine.ask(null, 'leave day', (client) => client.days.leave())
}

async function close(scene: Scene, machine: Machine, businessDate: string): Promise<void> {
  const told = await machine.ask(null, 'close day', (client) =>
    client.days.close({ businessDate, closedBy: 'the owner' }),
  )
  if (told.kind === 'answer') {
    explained(scene, told.value.report)
    await wholeChain(scene, machine)
  }
  // What could not be closed just now lets the counter sell on.
  await leave(machine)
}

/** What a provider or a drawer does nobody may be able to explain; what the books do, they must. */
function explained(scene: Scene, { businessDate, unexplained }: DayReport): void {
  for (const { kind, amount_e4, words } of unexplained) {
    if (kind !== 'account' && kind !== 'customers-held') continue
    scene.checks.fail(14, `${kind} ${words} of ${businessDate} is out by ${amount_e4}`, null)
  }
}

async function wholeChain(scene: Scene, machine: Machine): Promise<void> {
  const proof = await machine.ask(null, 'verify days', (client) => client.days.verify())
  if (proof.kind !== 'answer' || proof.value.isWhole) return
  scene.checks.fail(14, `day ${proof.value.brokenAt} is broken: ${proof.value.why}`, null)
}
