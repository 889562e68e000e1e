import type { SaleDetail, SaleEvent } from '../../contract/schemas.ts'
import { usualPaper } from '../../contract/papers.ts'
import type { DeliveryState, SaleKind, TenderState } from '../../domain/sale.ts'
import type { Beside } from '../paper/slip-kind.ts'
import type { SlipBeside } from '../paper/sale-paper.ts'
import { saleWith } from './sales.ts'

type Changes = NonNullable<Parameters<typeof saleWith>[0]>

const pack = {
  packageId: 7,
  packageName: '১ জিবি ৭ দিন',
  packageCommission_e4: 0,
}

const kinds: Readonly<Record<SaleKind, Changes>> = {
  recharge: {},
  package: { kind: 'package', ...pack },
  drive: { kind: 'drive', ...pack, lineType: 'skitto' },
  transfer: { kind: 'transfer', operator: 'BK', walletType: 'personal' },
  bill: {
    kind: 'bill',
    operator: 'PBP',
    number: '01230004567',
    billMonth: '2026-04',
    phone: null,
  },
}

/** Its whole number as it is read back, and as the shop's own copy masks it. */
export const numbersOf: Readonly<Record<SaleKind, { whole: string; masked: string }>> = {
  recharge: { whole: '01712-345 678', masked: '017••••5678' },
  package: { whole: '01712-345 678', masked: '017••••5678' },
  drive: { whole: '01712-345 678', masked: '017••••5678' },
  transfer: { whole: '01712-345 678', masked: '017••••5678' },
  bill: { whole: '0123 0004 567', masked: '••••4567' },
}

/** The story of a sale of a kind, as the core would tell it. */
export function storyWith(kind: SaleKind, changes: Changes = {}): SaleDetail {
  const sale = saleWith({ ...kinds[kind], ...changes })
  const back: SaleEvent = {
    version: 2,
    at_ms: 1_777_000_000_000,
    from: 'created',
    to: sale.state,
    tender: sale.tender,
    cause: 'person',
    reason: null,
  }
  return {
    ...sale,
    events: [back],
    observations: [],
    wallet: null,
    alerts: [],
    tokens: [],
  }
}

export function beside(open: Beside = null, paper = usualPaper): SlipBeside {
  return { shop: { shopName: 'বিসমিল্লাহ টেলিকম', paper }, open }
}

interface Standing {
  readonly state: DeliveryState
  readonly tender: TenderState
  readonly open?: Beside
  readonly stopped?: boolean
}

/** Where a sale and its money stand for each slip there is. */
export const standings = {
  receipt: { state: 'succeeded', tender: 'collected' },
  waiting: { state: 'accepted', tender: 'collected' },
  unknown: { state: 'in-doubt', tender: 'collected' },
  askFirst: { state: 'failed', tender: 'refund-due', open: 'of-copy' },
  failed: { state: 'failed', tender: 'refund-due' },
  refunded: { state: 'failed', tender: 'refunded' },
  takenOver: { state: 'failed', tender: 'taken-over' },
  cancelled: { state: 'cancelled', tender: 'unpaid' },
  cancelledTakenOver: { state: 'cancelled', tender: 'taken-over' },
  expired: { state: 'cancelled', tender: 'refund-due' },
  notSent: { state: 'created', tender: 'collected', stopped: true },
  reversed: { state: 'reversed', tender: 'refund-due' },
  reversedRefunded: { state: 'reversed', tender: 'refunded' },
  reversedTakenOver: { state: 'reversed', tender: 'taken-over' },
  late: { state: 'late-success', tender: 'refunded' },
  latePaid: { state: 'late-success', tender: 'collected' },
} as const satisfies Readonly<Record<string, Standing>>
