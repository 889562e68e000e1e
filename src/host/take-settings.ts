import { type AnyRouter, createProcedureClient, getRouter, isProcedure, unlazy } from '@orpc/server'
import { Settings } from '../contract/schemas.ts'

/**
 * Gives new books what the shop chose in the ones it comes from: its name, language, digits, paper
 * and sound, so that nobody is asked the first questions a second time. Books whose owner has
 * answered them keep their own. That mobile money is sold, a small recharge charged, or a tax memo
 * given goes along to no others: it may be tried in practice, and for the shop's money its owner
 * decides again.
 *
 * @throws what the books throw when they cannot store it
 */
export async function takeSettingsAlong(from: AnyRouter, into: AnyRouter): Promise<void> {
  const theirs = Settings.parse(await ask(into, 'get'))
  if (theirs.welcomed) return
  const ours = Settings.parse(await ask(from, 'get'))
  if (!ours.welcomed) return
  const transfers = { ...ours.transfers, on: theirs.transfers.on }
  const recharges = { ...ours.recharges, on: theirs.recharges.on }
  const paper = { ...ours.paper, tax: { ...ours.paper.tax, on: theirs.paper.tax.on } }
  await ask(into, 'save', { ...ours, transfers, recharges, paper })
}

async function ask(router: AnyRouter, name: 'get' | 'save', words?: Settings): Promise<unknown> {
  const path = ['settings', name]
  const { default: procedure } = await unlazy(getRouter(router, path))
  if (!isProcedure(procedure)) throw new Error(`the books have no settings.${name}`)
  return createProcedureClient(procedure, { path })(words)
}
