import type { DayReport } from '../../src/contract/days.ts'
import type { Chance } from './chance.ts'
import type { DrawerKeeper } from './drawer-keeper.ts'
import { later } from './insist.ts'
import type { Machine } from './machine.ts'
import type { Scene } from './scene.ts'

export interface DayEnd {
  readonly scene: Scene
  readonly machine: Machine
  readonly keeper: DrawerKeeper
  readonly draw: Chance
}

/** How a day is closed: the power may go in the middle, answers may come. */
export interface Manner {
  /** The power goes before the so-manieth statement of the closing write; null where it stays. */
  readonly cutAt: number | null
  /** Nobody waits for what is asked: the close is pressed as soon as nothing is on the wire. */
  readonly isHasty: boolean
  /** Only a day that should have been closed before today began. */
  readonly isMissedOnly: boolean
}

export const CALMLY: Manner = { cutAt: null, isHasty: false, isMissedOnly: false }

/**
 * A day is closed in the middle of everything, with whatever is open on it: gone through, left, or
 * cut off by whatever happens meanwhile (money.md §7: 14). Its shift is counted first.
 */
export async function closeDay(of: DayEnd, manner: Manner): Promise<void> {
  const { scene, machine, keeper, draw } = of
  const standing = await machine.ask(null, 'days', (client) => client.days.standing())
  const next = standing.kind === 'answer' ? standing.value.next : null
  if (!next) return
  const { businessDate } = next
  if (next.before === 'not-begun') return
  if (manner.isMissedOnly && !next.isMissed) return
  // Whoever is told that the date looks wrong looks at it; in these days it always is.
  if (next.before === 'clock') await machine.ask(null, 'clock right', (c) => c.books.clockRight())
  await keeper.closes()
  await machine.ask(null, 'prepare day', (client) => client.days.prepare({ businessDate }))
  const isLeft = manner === CALMLY && draw.oneIn(4)
  if (!manner.isHasty) await later(scene, draw.between(0, 90_000))
  if (!isLeft) await close(of, businessDate, manner)
  // What could not be closed just now lets the counter sell on.
  await machine.ask(null, 'leave day', (client) => client.days.leave())
  if (keeper.counts) await keeper.opens()
}

/** What a sale on the wire puts off is pressed again a moment later, as its answer comes in. */
async function close(
  { scene, machine, draw }: DayEnd,
  businessDate: string,
  { cutAt }: Manner,
): Promise<void> {
  const press = () =>
    machine.ask(null, 'close day', (client) =>
      client.days.close({ businessDate, closedBy: 'the owner' }),
    )
  for (let tries = 0; tries < 60; tries += 1) {
    if (cutAt !== null && tries === 0) machine.atStatement(cutAt)
    const told = await press()
    if (told.kind === 'answer') {
      explained(scene, told.value.report)
      // A second press: the day is told as it was closed.
      const again = draw.oneIn(2) ? await press() : told
      const isOther = again.kind === 'answer' && again.value.head?.hash !== told.value.head?.hash
      if (isOther) scene.checks.fail(14, `${businessDate} is told otherwise than it was`, null)
      return wholeChain(scene, machine)
    }
    if (told.kind !== 'refused' || told.code !== 'BAD_INPUT on-wire') return
    await later(scene, draw.between(50, 1_500))
  }
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
  scene.checks.fail(22, `day ${proof.value.brokenAt} is broken: ${proof.value.why}`, null)
}
