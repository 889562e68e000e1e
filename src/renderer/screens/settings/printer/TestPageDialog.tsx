import { useState } from 'react'
import type { Settings } from '../../../../contract/schemas.ts'
import { useHealth, useSettings } from '../../../core/use-core.ts'
import { useSay } from '../../../i18n/say.ts'
import { Sheet } from '../../../paper/Sheet.tsx'
import { testPaper } from '../../../paper/test-paper.ts'
import { PaperDialog } from '../../slip/PaperDialog.tsx'
import { usePaperWidth } from '../../slip/PaperWidth.tsx'

interface Props {
  readonly onClose: () => void
}

/** The test page where papers go through the window: looked at, and then printed from there. */
export function TestPageDialog({ onClose }: Props) {
  const settings = useSettings().data
  return settings ? <OfShop settings={settings} onClose={onClose} /> : null
}

function OfShop({ settings, onClose }: Props & { readonly settings: Settings }) {
  const say = useSay()
  const width = usePaperWidth()
  const isPractice = useHealth().data?.books === 'practice'
  const [now_ms] = useState(() => Date.now())
  const paper = testPaper(say, settings.printer, settings, now_ms)
  return (
    <PaperDialog
      title={say.t('printing.papers.test')}
      onClose={onClose}
      width={width}
      paper={
        <Sheet
          paper={paper}
          stamps={{ practice: isPractice, copy: null }}
          dots={width.width_mm === 58 ? 384 : 576}
        />
      }
    />
  )
}
