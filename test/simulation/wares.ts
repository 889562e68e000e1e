import type { TransferSettings } from '../../src/contract/transfers.ts'
import { type Money, money, taka } from '../../src/domain/money.ts'
import { packFor } from '../../src/domain/kinds/package/lists.ts'
import type { WalletType } from '../../src/domain/kinds/transfer/brands.ts'
import type {
  BillerCode,
  LineType,
  NetworkCode,
  WalletBrandCode,
} from '../../src/domain/operator.ts'
import type { ProviderId } from '../../src/domain/provider.ts'
import { present } from '../../src/domain/result.ts'
import { PackShelf } from '../../src/sandbox/flexiloadbd/pack-shelf.ts'
import { type Chance, chance } from './chance.ts'

/** What a customer wants, in the words of its kind. */
export type Ware =
  | {
      readonly kind: 'recharge'
      readonly operator: NetworkCode
      readonly lineType: LineType
    }
  | {
      readonly kind: 'package' | 'drive'
      readonly operator: NetworkCode
      readonly lineType?: 'skitto' | undefined
      /** What it is called and costs is looked up where it is sold: lists change. */
      readonly packageId: number
      readonly packageName: string
    }
  | {
      readonly kind: 'transfer'
      readonly operator: WalletBrandCode
      readonly walletType: WalletType
    }
  | {
      readonly kind: 'bill'
      readonly operator: BillerCode
      readonly month: string
      readonly year: string
      readonly phone: string
    }

/** For whom it is, and how much. */
export type Wanted = Ware & {
  readonly number: string
  readonly amount_e4: Money
  /** The shop's own, on top. */
  readonly serviceCharge_e4: Money
}

const networks = ['GP', 'RB', 'BL', 'AT', 'TT'] as const satisfies readonly NetworkCode[]
const heads = { GP: '017', RB: '018', BL: '019', AT: '016', TT: '015' } as const
const usual = [20, 20, 30, 49, 50, 50, 100, 100, 199, 299, 500] as const

/** A shop has its regulars. */
const REGULARS = 80

/** A recharge; only prepaid where it has to do for whichever provider. */
export function rechargeWanted(seed: string, draw: Chance, provider: ProviderId | null): Wanted {
  const operator = draw.pick(networks)
  const isPlain = provider === null || provider === 'alsamiflexi'
  const lineType = isPlain || !draw.oneIn(10) ? 'prepaid' : 'postpaid'
  return {
    kind: 'recharge',
    operator,
    lineType,
    number: `${heads[operator]}${numberOf(seed, draw.between(0, REGULARS))}`,
    amount_e4: taka(draw.oneIn(3) ? draw.between(20, 500) : draw.pick(usual)),
    serviceCharge_e4: taka(draw.oneIn(8) ? 1 : 0),
  }
}

/** What flexiloadbd alone sells. */
export function otherWanted(seed: string, draw: Chance): Wanted {
  const nth = draw.between(0, REGULARS)
  const wanted = draw.pick([packWanted, packWanted, transferWanted, billWanted] as const)
  return wanted(numberOf(seed, nth), draw)
}

/** The packages there are when a sandbox starts. */
const packs = new PackShelf().all().map(({ id, operator, type, name, price_e4 }) => {
  return { id, line: packFor(operator), isDrive: type === 'drive', name, price_e4 }
})

function packWanted(number: string, draw: Chance): Wanted {
  const isDrive = draw.oneIn(3)
  const some = packs.filter((one) => one.isDrive === isDrive)
  const pack = present(some[draw.between(0, some.length - 1)], 'a pack')
  return {
    kind: isDrive ? 'drive' : 'package',
    ...pack.line,
    packageId: pack.id,
    packageName: pack.name,
    number: `${heads[pack.line.operator]}${number}`,
    amount_e4: pack.price_e4,
    serviceCharge_e4: taka(draw.oneIn(4) ? 5 : 0),
  }
}

/** The owner has switched mobile money on: ৳5 up to ৳1,000, ৳10 above. */
export const transfers: TransferSettings = {
  on: true,
  typedOnceUpTo_e4: taka(5_000),
  charges: [
    { from_e4: taka(1), to_e4: taka(1_000), charge: { kind: 'flat', charge_e4: taka(5) } },
    { from_e4: taka(1_001), to_e4: null, charge: { kind: 'flat', charge_e4: taka(10) } },
  ],
}

const brands = ['BK', 'BK', 'NG', 'RK'] as const satisfies readonly WalletBrandCode[]

function transferWanted(number: string, draw: Chance): Wanted {
  const operator = draw.pick(brands)
  // A nine at the end means nothing to the sandbox.
  const whole = draw.pick([50, 100, 200, 500, 500, 1_000, 1_500])
  const twelfth = operator === 'RK' && draw.oneIn(2) ? '9' : ''
  return {
    kind: 'transfer',
    operator,
    walletType: draw.oneIn(3) ? 'agent' : 'personal',
    number: `017${number}${twelfth}`,
    amount_e4: taka(whole),
    serviceCharge_e4: whole > 1_000 ? taka(10) : taka(5),
  }
}

const billers = ['PBP', 'PBD', 'DSP', 'DSD', 'JLB', 'ART'] as const satisfies readonly BillerCode[]
/** They are fed in whole taka, and given a phone. */
const meters: readonly BillerCode[] = ['PBP', 'DSP']
const months = ['01/2026', '12/2025', '11/2025', '01/2025'] as const

function billWanted(number: string, draw: Chance): Wanted {
  const operator = draw.pick(billers)
  const isMeter = meters.includes(operator)
  const written = draw.pick(months)
  const whole = draw.between(30, 1_800)
  return {
    kind: 'bill',
    operator,
    month: written.slice(0, 2),
    year: written.slice(3),
    phone: isMeter || draw.oneIn(3) ? `017${number}` : '',
    number: `${draw.oneIn(2) ? '00' : '88'}${isMeter ? meterOf(number, draw) : number}`,
    amount_e4: money(taka(whole) + (isMeter || draw.oneIn(2) ? 0 : draw.pick([500, 5_000, 9_900]))),
    serviceCharge_e4: taka(draw.pick([0, 5, 10])),
  }
}

/** Meters that are told of another tariff get three tokens, or twelve; one is fed at once. */
const feeds = ['0060', '0240', '0001'] as const

function meterOf(number: string, draw: Chance): string {
  return draw.oneIn(3) ? `${number.slice(0, -4)}${draw.pick(feeds)}` : number
}

/** Endings that mean something to the sandbox are nobody's. */
function numberOf(seed: string, nth: number): string {
  const draw = chance(`${seed} customer ${nth}`)
  return String(draw.between(10_000_000, 99_999_999)).replace(/0(?=\d{3}$)/u, '4')
}
