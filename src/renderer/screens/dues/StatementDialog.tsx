import { Printer } from 'lucide-react'
import { useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { CustomerId } from '../../../contract/payment.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSay } from '../../i18n/say.ts'
import { statementKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { printPaper } from '../slip/paper.ts'
import { PaperWidth, usePaperWidth } from '../slip/PaperWidth.tsx'
import styles from './StatementDialog.module.css'
import { StatementPaper } from './StatementPaper.tsx'
import { useCopyMessage } from './use-copy-message.ts'
import { useStatement } from './use-statement.ts'

interface Props {
  readonly id: CustomerId
  readonly onClose: () => void
}

const lengths = [20, 100, 500] as const

/** The account as paper: looked at, printed, or copied as a message. */
export function StatementDialog({ id, onClose }: Props) {
  const { t } = useSay()
  const [most, setMost] = useState<number>(lengths[0])
  const statement = useStatement(id, most)
  const { width_mm, choose } = usePaperWidth()
  const seen = useRef<HTMLDivElement>(null)
  const paper = document.querySelector('#paper')
  const copyMessage = useCopyMessage()
  const print = () => {
    if (seen.current && statement.data) printPaper(seen.current)
    return true
  }
  const copy = () => {
    void copyMessage(id)
    return true
  }
  useKeys(statementKeys, { print, message: copy })
  return (
    <Dialog title={t('duesStatement.title')} onClose={onClose} size="narrow">
      {statement.data && (
        <>
          <div className={styles['desk']} ref={seen}>
            <StatementPaper statement={statement.data} width_mm={width_mm} />
          </div>
          {paper &&
            createPortal(<StatementPaper statement={statement.data} width_mm={width_mm} />, paper)}
        </>
      )}
      <div className={styles['foot']}>
        {statement.data && statement.data.earlier + statement.data.lines.length > lengths[0] && (
          <HowMany most={most} onChoose={setMost} />
        )}
        <PaperWidth width_mm={width_mm} onChoose={choose} />
        <div className={styles['actions']}>
          <Button size="large" onPress={copy}>
            {t('dues.message')} <Kbd cap={statementKeys.message.caps[0]} />
          </Button>
          <Button
            kind="brand"
            size="large"
            className={styles['go'] ?? ''}
            isDisabled={!statement.data}
            onPress={print}
            takesFocus
          >
            <Printer size={18} aria-hidden="true" /> {t('duesStatement.print')}{' '}
            <Kbd cap={statementKeys.print.caps[0]} onBrand />
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

interface HowManyProps {
  readonly most: number
  readonly onChoose: (lines: number) => void
}

function HowMany({ most, onChoose }: HowManyProps) {
  const { t, count } = useSay()
  return (
    <Segments
      label={t('duesStatement.howMany')}
      value={String(most)}
      choices={lengths.map((lines) => ({ value: String(lines), words: count(lines) }))}
      onChoose={(chosen) => onChoose(Number(chosen))}
    />
  )
}
