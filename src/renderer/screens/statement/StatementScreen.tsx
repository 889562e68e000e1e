import { useStore } from '../../core/store.ts'
import { ColumnsStage } from './ColumnsStage.tsx'
import { stage } from './desk.ts'
import { ResultStage } from './ResultStage.tsx'
import { SourceStage } from './SourceStage.tsx'

/** A provider's statement: brought, understood, and laid beside our books. */
export function StatementScreen() {
  const here = useStore(stage)
  switch (here.kind) {
    case 'source':
      return <SourceStage />
    case 'columns':
      return <ColumnsStage key={here.brought.id} brought={here.brought} />
    case 'result':
      return <ResultStage key={here.id} id={here.id} outcome={here.outcome} />
    default:
      return here satisfies never
  }
}
