import { ORPCError } from '@orpc/client'
import { v7 } from 'uuid'
import type { Sale, SaleIntent } from '../../src/contract/schemas.ts'
import type { ProviderId } from '../../src/domain/provider.ts'
import { type DeliveryState, SaleId } from '../../src/domain/sale.ts'
import type { CounterClient } from '../../src/loopback/client.ts'
import type { Chance } from './chance.ts'
import type { Remembered } from './compare.ts'
import type { Execution } from './oracle.ts'
import { wanted, type WithoutId } from './wares.ts'

const MOST_NUMBERS = 10_000

/** A sale on the cashier's own slip of paper. */
interface Slip {
  readonly intent: SaleIntent & { readonly id: SaleId; readonly provider: ProviderId }
  standing: Remembered['standing']
}

/** The counter has answered in a way that no cashier should ever see. */
export class Strange extends Error {
  override readonly name = 'Strange'
}

/** The one who sells, and knows the sales from paper when the counter dies. */
export class Cashier {
  readonly #chance: Chance
  readonly #slips = new Map<string, Slip>()
  readonly #prefix: string
  #sold = 0

  /** @param prefix of all numbers that are sold to; another one than any other cashier's */
  constructor(chance: Chance, prefix: string) {
    this.#chance = chance
    this.#prefix = prefix
  }

  remembered(): readonly Remembered[] {
    return [...this.#slips.values()].map(({ intent, standing }) => ({
      id: intent.id,
      number: intent.number,
      standing,
    }))
  }

  /**
   * A new slip: at flexiloadbd half of them for something else than a recharge. Every sale has a
   * number of its own, so that executions can be told apart.
   */
  write(provider: ProviderId, ending: string): Slip['intent'] {
    const nth = this.#sold
    this.#sold += 1
    if (nth >= MOST_NUMBERS) throw new Error('there are no numbers left to sell to')
    const number = `${this.#prefix}${String(nth).padStart(4, '0')}${ending}`
    return this.#keep({ ...wanted(provider, number, this.#chance), provider, number })
  }

  /** The money of a sale that failed pays for another try; null for one on no paper of ours. */
  writeAgain(failed: Sale): Slip['intent'] | null {
    const slip = this.#slips.get(failed.id)
    return slip ? this.#keep({ ...slip.intent, retryOf: failed.id }) : null
  }

  #keep(words: WithoutId<Slip['intent']>): Slip['intent'] {
    const random = Uint8Array.from({ length: 16 }, () => this.#chance.below(256))
    const id = SaleId.parse(v7({ random }))
    const intent = { ...words, id }
    this.#slips.set(id, { intent, standing: 'asked' })
    return intent
  }

  /** Presses the key so many times at once. Null where no answer came. */
  async submit(client: CounterClient, intent: Slip['intent'], times = 1): Promise<Sale | null> {
    const presses = Array.from({ length: times }, () => this.#press(client, intent))
    const answers = await Promise.all(presses)
    return answers.find((sale) => sale !== null) ?? null
  }

  async #press(client: CounterClient, intent: Slip['intent']): Promise<Sale | null> {
    const slip = this.#slips.get(intent.id)
    if (!slip) throw new Error('a sale without a slip')
    const sale = await answerOf(() => client.sales.submit(intent))
    if (sale === 'no-answer') return null
    if (sale === 'refused') {
      if (slip.standing === 'asked') slip.standing = 'refused'
      return null
    }
    if (sale.id !== intent.id) throw new Strange(`asked for ${intent.id}, was given ${sale.id}`)
    slip.standing = 'confirmed'
    return sale
  }

  /**
   * After a start: whatever had no answer is asked about, never sold again under another id. What
   * the counter does not have is submitted again under the same id, or let be.
   */
  async askAfter(client: CounterClient): Promise<void> {
    for (const slip of this.#slips.values()) {
      if (slip.standing !== 'asked') continue
      const found = await answerOf(() => client.sales.get({ id: slip.intent.id }))
      if (found === 'no-answer') return
      if (found !== 'refused') slip.standing = 'confirmed'
      else if (this.#chance.isLikely(0.5)) await this.submit(client, slip.intent)
      else slip.standing = 'unknown-to-it'
    }
  }

  /** Those of some sales that are in a state in which nobody brought them. */
  async standing(
    client: CounterClient,
    ids: readonly string[],
    isWrong: (state: DeliveryState) => boolean,
  ): Promise<string[]> {
    const wrong: string[] = []
    for (const id of ids) {
      const sale = await answerOf(() => client.sales.get({ id: SaleId.parse(id) }))
      if (sale === 'no-answer' || sale === 'refused') continue
      if (isWrong(sale.state)) wrong.push(id)
    }
    return wrong
  }

  /** Drafts of the life before: called off, or sent by the cashier's own command. */
  async clearDrafts(client: CounterClient, everyOne: boolean): Promise<void> {
    for (const draft of await listed(client, 'created')) {
      const slip = this.#slips.get(draft.id)
      if (!everyOne && slip && this.#chance.isLikely(0.5)) await this.submit(client, slip.intent)
      else await answerOf(() => client.sales.cancel({ id: draft.id }))
    }
  }

  /** A person looks up what the provider really did, and says so. Returns how many were decided. */
  async decide(client: CounterClient, executions: readonly Execution[]): Promise<number> {
    let decided = 0
    for (const sale of await listed(client, 'needs-review')) {
      const outcome = truthOf(sale, executions)
      if (outcome === null) continue
      const evidence = `seen on the dashboard: ${outcome}`
      await answerOf(() => client.sales.decide({ id: sale.id, outcome, evidence }))
      decided += 1
    }
    return decided
  }

  /** The customer of a failed sale has the money back, or it pays for another try. */
  async giveBack(client: CounterClient, mayRetry: boolean): Promise<void> {
    for (const sale of await listed(client, 'failed')) {
      if (sale.tender !== 'refund-due') continue
      // autoflexi keeps no reference: a retry's execution there could be anybody's.
      const canRetry = mayRetry && sale.provider !== 'autoflexi'
      const again = canRetry && this.#chance.isLikely(0.3) ? this.writeAgain(sale) : null
      if (again) await this.submit(client, again)
      else await answerOf(() => client.sales.refund({ id: sale.id }))
    }
  }
}

/**
 * `no-answer` where the counter died meanwhile, `refused` where it said no in the contract's words.
 * @throws Strange for anything else it may have said
 */
export async function answerOf<Value>(
  call: () => Promise<Value>,
): Promise<Value | 'no-answer' | 'refused'> {
  try {
    return await call()
  } catch (cause) {
    if (cause instanceof ORPCError) {
      if (cause.defined) return 'refused'
      throw new Strange(`the counter says ${cause.code}: ${cause.message}`, { cause })
    }
    return 'no-answer'
  }
}

const MOST = 100

async function listed(client: CounterClient, state: Sale['state']): Promise<readonly Sale[]> {
  const page = await answerOf(() => client.sales.list({ state, limit: MOST }))
  return page === 'no-answer' || page === 'refused' ? [] : page.sales
}

/** Null while the provider itself does not know yet. */
function truthOf(sale: Sale, executions: readonly Execution[]): 'succeeded' | 'failed' | null {
  const mine = executions.filter((one) =>
    one.reference === null
      ? one.provider === sale.provider && one.number.slice(-10) === sale.number.slice(-10)
      : one.reference === sale.ourReference,
  )
  if (mine.some(({ outcome }) => outcome === 'pending')) return null
  return mine.some(({ outcome }) => outcome === 'succeeded') ? 'succeeded' : 'failed'
}
