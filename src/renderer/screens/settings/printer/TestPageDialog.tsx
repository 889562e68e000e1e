import { useState } from 'react'
import { useSettings } from '../../../core/use-core.ts'
import { useSay } from '../../../i18n/say.ts'
import { testPaper } from '../../../paper/test-paper.ts'
import { PaperDialog } from '../../slip/PaperDialog.tsx'

interface Props {
  readonly onClose: () => void
}

/** The test page where papers go through the window: looked at, and then printed from there. */
export function TestPageDialog({ onClose }: Props) {
  const say = useSay()
  const settings = useSettings().data
  const [now_ms] = useState(() => Date.now())
  return (
    <PaperDialog
      title={say.t('printing.papers.test')}
      onClose={onClose}
      paper={settings ? testPaper(say, settings.printer, settings, now_ms) : null}
      of={{ kind: 'test' }}
      whose="customer"
    />
  )
}
