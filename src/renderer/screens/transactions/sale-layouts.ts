import { ListLayout } from 'react-aria-components/Virtualizer'

type Invalidation = Parameters<ListLayout<object>['shouldInvalidateEverything']>[0]

/**
 * Sales come in above what is there, and every row below moves. The library takes a row it laid out
 * once for one that is still where it was, and never draws the one that End leads to.
 */
export class SaleLayout extends ListLayout<object> {
  protected override shouldInvalidateEverything(invalidation: Invalidation): boolean {
    const moved = this.virtualizer?.collection !== this.lastCollection
    return moved || super.shouldInvalidateEverything(invalidation)
  }
}

/**
 * For a list that begins at its lower end and is read on upwards: what stands before the eyes stays
 * there while more comes in above it. This is how the library holds its own tables; the hook has no
 * final name yet, and long-list.spec.ts fails when it is gone.
 */
export class HeldSaleLayout extends SaleLayout {
  UNSTABLE_getScrollAnchorInfo() {
    const isAnchorable = ({ type }: { readonly type: string }) => type === 'item'
    return { edge: 'end', axis: 'y', threshold: 0, isAnchorable } as const
  }
}
