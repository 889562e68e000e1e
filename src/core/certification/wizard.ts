import type {
  Certification,
  CertificationProblem,
  CertificationRequest,
  CertificationStep,
} from '../../contract/certification.ts'
import {
  type MobileNumber,
  type NumberProblem,
  parseMobileNumber,
} from '../../domain/mobile-number.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import { createSaleRows } from '../sales/rows.ts'
import { createMeasuring, type Measuring, type MeasuringParts, StepEnds } from './measuring.ts'
import { createProbeRows, type ProbeRows } from './probe-rows.ts'
import { measureAgain } from './step-again.ts'
import { measureBadNumber, measureSameReference, saleToProbe } from './step-probe.ts'
import { measureBadKey, measureHttps } from './step-questions.ts'
import { measureRefund } from './step-refund.ts'
import { measureSale } from './step-sale.ts'
import { outlines, stepsOf } from './steps.ts'

/** Why a step was not begun. */
export type NotBegun =
  | { readonly field: 'number'; readonly code: NumberProblem }
  /** It may cost money for nothing and the owner has not said that he knows. */
  | { readonly field: 'accepted'; readonly code: 'needed' }
  /** The screen makes the ids of the sales it asks for. */
  | { readonly field: 'sales'; readonly code: 'needed' }

/** The owner's certification of a provider account (money.md §4). */
export interface Certifying {
  get(provider: ProviderId): Certification
  /** Begins a step. While one of this provider is under way it is the one that is told of. */
  step(request: CertificationRequest): Result<Certification, NotBegun>
  /** A probe that a crash cut off has no answer and never will. */
  recover(): void
  /** Settles when no step writes any more; `closing` has ended them all. */
  idle(): Promise<void>
}

interface Standing {
  running: Certification['running']
  last: Certification['last']
}

export function createCertifying(parts: MeasuringParts): Certifying {
  const standings = new Map<ProviderId, Standing>()
  const underWay = new Set<Promise<void>>()
  const probes = createProbeRows(parts.db, parts.run, parts.shopDay, parts.post)
  const rows = createSaleRows(parts.db)
  const standingOf = (provider: ProviderId): Standing =>
    standings.get(provider) ?? { running: null, last: null }
  const probeable = (provider: ProviderId) =>
    saleToProbe({ ...parts, row: { provider, byId: (id) => rows.byId(id) } }, probes)
  const cannot = (provider: ProviderId, step: CertificationStep): CertificationProblem | null => {
    if (!parts.accounts.live(provider)) return 'not-set-up'
    return step === 'same-reference' && !probeable(provider) ? 'needs-sale' : null
  }
  const get = (provider: ProviderId): Certification => ({
    provider,
    facts: parts.facts.all(provider, parts.accounts.at(provider)?.mark ?? null),
    steps: stepsOf(provider, parts.amount_e4, (step) => cannot(provider, step)),
    ...standingOf(provider),
  })
  const stand = (provider: ProviderId, standing: Standing): void => {
    standings.set(provider, standing)
    parts.changes.tell('provider', provider)
  }
  const perform = async (request: CertificationRequest, number: MobileNumber | null) => {
    const { provider, step } = request
    const since_ms = parts.run.moment().at_ms
    const { last } = standingOf(provider)
    stand(provider, { running: { step, since_ms, sale: null }, last })
    const selling = (sale: NonNullable<Certification['running']>['sale']) =>
      stand(provider, { running: { step, since_ms, sale }, last })
    const ended = await end(parts, step, async () => {
      const measuring = createMeasuring(parts, request, number, selling)
      await run(measuring, probes, () => probeable(provider))
    })
    standings.set(provider, { running: null, last: { step, problem: ended } })
    if (!parts.closing.aborted) parts.changes.tell('provider', provider)
  }
  return {
    get,
    step(request) {
      const number = begins(request)
      if (!number.ok) return number
      const { provider } = request
      if (standingOf(provider).running === null && !parts.closing.aborted) {
        const going = perform(request, number.value).finally(() => underWay.delete(going))
        underWay.add(going)
      }
      return success(get(provider))
    },
    recover: () => probes.recover(),
    async idle() {
      await Promise.all(underWay)
    },
  }
}

function begins(request: CertificationRequest): Result<MobileNumber | null, NotBegun> {
  const { risky, sales } = outlines[request.step]
  if (risky && !request.accepted) return problem({ field: 'accepted', code: 'needed' })
  if (request.sales.length < sales) return problem({ field: 'sales', code: 'needed' })
  if (sales === 0) return success(null)
  const number = parseMobileNumber(request.number)
  return number.ok ? number : problem({ field: 'number', code: number.problem })
}

/** How a step ended; a mistake of ours is told in the log and leaves no fact. */
async function end(
  { log, closing }: MeasuringParts,
  step: CertificationStep,
  work: () => Promise<void>,
): Promise<CertificationProblem | null> {
  try {
    await work()
    return null
  } catch (cause) {
    if (cause instanceof StepEnds) return cause.problem
    if (!closing.aborted) log.error('certification-stopped', { step, why: String(cause) })
    return 'stopped'
  }
}

async function run(
  measuring: Measuring,
  probes: ProbeRows,
  probeable: () => ReturnType<typeof saleToProbe>,
): Promise<void> {
  switch (measuring.request.step) {
    case 'https':
      return measureHttps(measuring)
    case 'bad-key':
      return measureBadKey(measuring)
    case 'sale':
      return measureSale(measuring)
    case 'again':
      return measureAgain(measuring)
    case 'refund':
      return measureRefund(measuring)
    case 'bad-number':
      return measureBadNumber(measuring, probes)
    case 'same-reference': {
      const sale = probeable()
      if (!sale) throw new StepEnds('needs-sale')
      return measureSameReference(measuring, probes, sale)
    }
    default:
      return measuring.request.step satisfies never
  }
}
