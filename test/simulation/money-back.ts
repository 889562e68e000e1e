import type { z } from 'zod'
import type { MoneyBack } from '../../src/contract/money-back.ts'
import type { SaleIntent } from '../../src/contract/schemas.ts'
import { SaleId } from '../../src/domain/sale.ts'
import { chance } from './chance.ts'
import type { Machine } from './machine.ts'
import type { Client, Scene } from './scene.ts'

type Back = z.input<typeof MoneyBack>
type How = 'cancel' | 'refund'

/** Where the sale before it came after all the money mostly stays for that one. */
export async function moneyBack(
  scene: Scene,
  machine: Machine,
  { name, id, how }: { readonly name: string; readonly id: string; readonly how: How },
): Promise<void> {
  const ask = (back: Back) => machine.ask(name, how, (client) => client.sales[how](back))
  const told = await ask({ id })
  if (told.kind !== 'refused') return
  if (told.code === 'FROM_COPY') await asAsked(scene, machine, name, how, { id })
  if (told.code !== 'REPLACED_ARRIVED') return
  const shown = { id, replaced: SaleId.parse(told.about) }
  if (!chance(`${scene.seed} ${id} kept`).oneIn(3)) {
    await machine.ask(name, 'keep', (client) => client.sales.keep({ id }))
    return
  }
  const although = await ask(shown)
  const isAsked = although.kind === 'refused' && although.code === 'FROM_COPY'
  if (isAsked) await asAsked(scene, machine, name, how, shown)
}

/**
 * F31: money of a copy goes back by what customer, provider and drawer say: the truth. What
 * was settled is booked, and nothing handed over; what nobody can know yet waits.
 */
export async function asAsked(
  { checks: { lostBooks } }: Scene,
  machine: Machine,
  name: string,
  how: How,
  back: Back,
): Promise<void> {
  const fate = lostBooks.fateOf(back.id)
  if (fate === 'unknown') return
  if (fate === 'settled') lostBooks.handsNothing(back.id)
  await machine.ask(name, how, async (client) =>
    client.sales[how]({ ...back, ...(await copySeen(client)) }),
  )
}

/** F31: the same of money that is to pay for another try; null where none is made. */
export async function sellAsAsked(
  scene: Scene,
  machine: Machine,
  name: string,
  intent: SaleIntent & { readonly retryOf: string },
) {
  const fate = scene.checks.lostBooks.fateOf(intent.retryOf)
  if (fate === 'settled') await asAsked(scene, machine, name, 'refund', { id: intent.retryOf })
  if (fate !== 'due') return null
  return machine.ask(name, 'submit', async (client) =>
    client.sales.submit({ ...intent, ...(await copySeen(client)) }),
  )
}

async function copySeen(client: Client): Promise<Pick<Back, 'copySeen'>> {
  const { copy } = await client.health.get()
  return copy ? { copySeen: copy.putBack_ms } : {}
}
