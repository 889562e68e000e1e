import type { ProviderId } from '../../domain/provider.ts'
import type { Clock } from '../clock.ts'
import { createSaleRows, type SaleRow } from '../sales/rows.ts'
import type { Transitions } from '../sales/transition.ts'
import { type Agenda, createAgenda } from './agenda.ts'
import { createQuestionLimits } from './limits.ts'
import type { SettlementParts } from './parts.ts'
import { createSaleErrand } from './sale-errand.ts'

const WALLETS_EVERY_ms = 60_000
/** After a sale ends the wallet is read again soon, so that the two figures stand side by side. */
const WALLET_AFTER_END_ms = 3_000
/** When a provider is busy with another question, or its limit is reached. */
const SOON_ms = 250

/** Finds out what became of open sales. It never sends one. */
export interface Settlement {
  /** Turns what a crash left on the wire into doubt; before anything else is done. */
  recover(): void
  /** Begins to ask, once the providers are there. */
  start(): void
  /** The machine slept: everything is asked again at once. */
  resumed(): void
  stop(): Promise<void>
}

export function createSettlement(parts: SettlementParts): Settlement {
  const { clock, changes } = parts
  const rows = createSaleRows(parts.db)
  const open = parts.db.read<[], { seq: number }>(
    `SELECT seq FROM sale
     WHERE state IN ('created', 'on-wire', 'accepted', 'in-doubt', 'needs-review') ORDER BY seq`,
  )
  const underWay = new Set<Promise<void>>()
  const act = (names: readonly string[]): void => {
    for (const name of names) {
      const going = errand(name)
        .catch((cause: unknown) => {
          parts.log.error('settlement-stumbled', { name, why: String(cause) })
          agenda.at(name, clock.monotonic() + WALLETS_EVERY_ms)
        })
        .finally(() => underWay.delete(going))
      underWay.add(going)
    }
  }
  const agenda = createAgenda(clock, act)
  const errand = createErrands(parts, agenda)
  let unlisten: () => void = () => undefined

  return {
    recover() {
      for (const { seq } of open.all()) {
        const sale = rows.bySeq(seq)
        if (sale?.state === 'on-wire') fromCrash(sale, parts.transitions)
      }
    },
    start() {
      for (const { seq } of open.all()) agenda.at(`sale ${seq}`, clock.monotonic())
      for (const provider of parts.providers()) agenda.at(`wallet ${provider}`, clock.monotonic())
      unlisten = changes.listen(({ topic, id }) => {
        if (topic === 'sale') noteSale(rows.byId(id), agenda, clock)
        if (topic === 'provider') agenda.at(`wallet ${id}`, clock.monotonic())
      })
    },
    resumed: () => agenda.hurry(),
    async stop() {
      unlisten()
      agenda.stop()
      await Promise.all(underWay)
    },
  }
}

/** Bytes may have left before the power went: from here only *unknown* is honest. */
function fromCrash(sale: SaleRow, transitions: Transitions): void {
  const evidence = { cause: 'restart', words: '', observed: null } as const
  transitions.take(sale.seq, { type: 'unknown', why: 'crash' }, evidence)
}

function noteSale(sale: SaleRow | undefined, agenda: Agenda, clock: Clock): void {
  if (!sale) return
  const name = `sale ${sale.seq}`
  if (['created', 'accepted', 'in-doubt', 'needs-review'].includes(sale.state)) {
    // Looked at once now; the look itself decides when the next one is due.
    agenda.at(name, clock.monotonic())
    return
  }
  agenda.forget(name)
  if (sale.state !== 'on-wire') {
    agenda.at(`wallet ${sale.provider}`, clock.monotonic() + WALLET_AFTER_END_ms)
  }
}

type Errand = (name: string) => Promise<void>

function createErrands(parts: SettlementParts, agenda: Agenda): Errand {
  const { clock } = parts
  const rows = createSaleRows(parts.db)
  const limits = createQuestionLimits(clock)
  const asking = new Set<ProviderId>()
  const saleErrand = createSaleErrand(parts, agenda)
  const later = (name: string, delay_ms: number) => agenda.at(name, clock.monotonic() + delay_ms)

  /** One question at a time a provider, within its limit; whoever must wait comes back. */
  const inTurn = async (
    name: string,
    provider: ProviderId,
    question: () => Promise<number | null>,
  ): Promise<'put' | 'later'> => {
    const wait_ms = asking.has(provider) ? SOON_ms : limits.wait_ms(provider)
    if (wait_ms > 0) {
      later(name, wait_ms)
      return 'later'
    }
    asking.add(provider)
    limits.asked(provider)
    try {
      const hold_ms = await question()
      if (hold_ms !== null) limits.hold(provider, hold_ms)
      return 'put'
    } finally {
      asking.delete(provider)
    }
  }

  return async (name) => {
    const [kind, of = ''] = name.split(' ')
    if (kind === 'wallet') {
      const provider = parts.providers().find((known) => known === of)
      if (!provider) return
      later(name, WALLETS_EVERY_ms)
      await inTurn(name, provider, async () => {
        await parts.wallets.read(provider)
        return null
      })
      return
    }
    const sale = rows.bySeq(Number(of))
    if (sale) await saleErrand(sale, name, inTurn)
  }
}
