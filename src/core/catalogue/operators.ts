import type { OperatorEntry } from '../../contract/operators.ts'
import {
  type AmountLimit,
  capabilities,
  type Capability,
  limitOf,
} from '../../domain/capability.ts'
import { operatorName } from '../../domain/kinds/operator-name.ts'
import { networkByCode, NetworkCode, OperatorCode } from '../../domain/operator.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { present } from '../../domain/result.ts'
import type { SaleKind } from '../../domain/sale.ts'
import type { OperatorDirectory } from '../providers/provider.ts'

/** Every network, brand and biller, with what each provider sells of it on a business day. */
export function operatorEntries(directory: OperatorDirectory, date: string): OperatorEntry[] {
  return OperatorCode.options.map((code) => {
    const network = networkOf(code)
    const own = capabilities.filter(({ operators }) => operators.includes(code))
    const range = (provider: ProviderId, kind: SaleKind) =>
      rangeOf(listedOf(directory, provider, { kind, code }) ?? limitAt(provider, kind, code, date))
    // Of a network a recharge is meant where nothing is said; a brand and a biller have one kind.
    const { kind } = present(own[0], `who sells ${code}`)
    return {
      code,
      name: { ...operatorName(code) },
      prefixes: network === null ? [] : [...networkByCode(network).prefixes],
      lineTypes: network === null ? [] : [...networkByCode(network).lineTypes],
      limits: providerIds.map((provider) => ({ provider, ...range(provider, kind) })),
      sells: own.map((row) => ({
        provider: row.provider,
        kind: row.kind,
        lineTypes: network === null ? [] : linesOf(row, network),
        ...range(row.provider, row.kind),
      })),
    }
  })
}

function networkOf(code: OperatorCode): NetworkCode | null {
  const network = NetworkCode.safeParse(code)
  return network.success ? network.data : null
}

function linesOf({ lines }: Capability, network: NetworkCode) {
  return networkByCode(network).lineTypes.filter((line) => lines?.[line] !== undefined)
}

function listedOf(
  directory: OperatorDirectory,
  provider: ProviderId,
  { kind, code }: { readonly kind: SaleKind; readonly code: OperatorCode },
) {
  const network = kind === 'recharge' ? networkOf(code) : null
  return network === null ? null : directory.find(provider, network)
}

function limitAt(provider: ProviderId, kind: SaleKind, code: OperatorCode, date: string) {
  const line = kind === 'recharge' ? { lineType: 'prepaid' as const } : {}
  return limitOf(provider, kind, { operator: code, ...line }, date)
}

function rangeOf(range: Pick<AmountLimit, 'min_e4' | 'max_e4'> | null) {
  return { min_e4: range?.min_e4 ?? null, max_e4: range?.max_e4 ?? null }
}
