import { taka } from '../../domain/money.ts'
import { assertNever, present } from '../../domain/result.ts'
import { takaFrom } from '../taka.ts'
import { catalogue, type Row } from './catalogue.ts'
import { type Pack, PackChange, type PackCode, packCodes } from './pack.ts'

/**
 * The packs that are sold now. It is nobody's money and not kept over a restart: what was sold
 * keeps its own name and price.
 */
export class PackShelf {
  #packs: readonly Pack[] = packCodes.flatMap((operator) =>
    catalogue[operator].map((row) => packOf(operator, row)),
  )

  all(): readonly Pack[] {
    return this.#packs
  }

  /** @throws on a change that is none, of a pack that is not there, and of one that is already. */
  change(wanted: PackChange): void {
    const change = PackChange.parse(wanted)
    switch (change.change) {
      case 'add': {
        const { pack } = change
        if (this.#packs.some(({ id }) => id === pack.id)) throw new Error('the pack is there')
        this.#packs = [...this.#packs, sound(pack)]
        return
      }
      case 'withdraw': {
        const gone = this.#pack(change.id)
        this.#packs = this.#packs.filter((pack) => pack !== gone)
        return
      }
      case 'reprice': {
        const before = this.#pack(change.id)
        const { price_e4, commission_e4 = before.commission_e4 } = change
        this.#replace(before, sound({ ...before, price_e4, commission_e4 }))
        return
      }
      case 'rename': {
        const before = this.#pack(change.id)
        this.#replace(before, { ...before, name: change.name })
        return
      }
      default:
        assertNever(change)
    }
  }

  #replace(before: Pack, after: Pack): void {
    this.#packs = this.#packs.map((pack) => (pack === before ? after : pack))
  }

  #pack(wanted: number): Pack {
    return present(
      this.#packs.find(({ id }) => id === wanted),
      `pack ${wanted}`,
    )
  }
}

function packOf(operator: PackCode, [id, type, name, price, commission, tag]: Row): Pack {
  const commission_e4 = present(takaFrom(commission, 2), `the commission of pack ${id}`)
  return sound({ id, operator, type, name, price_e4: taka(price), commission_e4, tag })
}

/** A provider that gave back more than it takes would pay for being used. */
function sound(pack: Pack): Pack {
  if (pack.commission_e4 > pack.price_e4) throw new Error('more is given back than it costs')
  return pack
}
