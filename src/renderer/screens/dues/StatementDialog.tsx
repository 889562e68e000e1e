import { useState } from 'react'
import type { CustomerId } from '../../../contract/payment.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSettings } from '../../core/use-core.ts'
import { useNow } from '../../core/use-now.ts'
import { useSay } from '../../i18n/say.ts'
import { statementKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { statementPaper } from '../../paper/statement-paper.ts'
import { PaperDialog } from '../slip/PaperDialog.tsx'
import { useCopyMessage } from './use-copy-message.ts'
import { useStatement } from './use-statement.ts'

interface Props {
  readonly id: CustomerId
  readonly onClose: () => void
}

const lengths = [20, 100, 500] as const

/** The account as paper: looked at, printed, or copied as a message. */
export function StatementDialog({ id, onClose }: Props) {
  const say = useSay()
  const { t } = say
  const [most, setMost] = useState<number>(lengths[0])
  const statement = useStatement(id, most).data
  const shop = useSettings().data
  const now_ms = useNow()
  const copyMessage = useCopyMessage()
  const copy = () => {
    void copyMessage(id)
    return true
  }
  useKeys(statementKeys, { message: copy })
  const isLong = statement && statement.earlier + statement.lines.length > lengths[0]
  return (
    <PaperDialog
      title={t('duesStatement.title')}
      onClose={onClose}
      paper={statement && shop ? statementPaper(say, statement, shop, now_ms) : null}
      of={{ kind: 'statement', customer: id }}
      whose="customer"
      choice={isLong && <HowMany most={most} onChoose={setMost} />}
      others={
        <Button size="large" onPress={copy}>
          {t('dues.message')} <Kbd cap={statementKeys.message.caps[0]} />
        </Button>
      }
    />
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
