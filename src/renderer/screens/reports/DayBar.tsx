import { ChevronLeft, ChevronRight, FileDown } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import { DayFields } from './DayFields.tsx'
import { type Days, type Page, hasLater, turned } from './pages.ts'
import styles from './Reports.module.css'
import { pageKeys } from './use-reports-keys.ts'

interface Props {
  readonly page: Page
  readonly days: Days
  readonly today: string
  readonly isTyping: boolean
  readonly onOpen: (page: Page) => void
  readonly onType: () => void
  readonly onLeave: () => void
  readonly onSave: () => void
}

/** Which page lies open, and the ways to another one. */
export function DayBar(props: Props) {
  const { t } = useSay()
  const { page, days, today, isTyping, onOpen } = props
  return (
    <header className={styles['head']}>
      <Button
        onPress={() => onOpen(turned(page, -1, today))}
        label={t('reports.earlier')}
        className={styles['arrow'] ?? ''}
      >
        <ChevronLeft size={18} aria-hidden="true" />
        <Kbd cap="−" />
      </Button>
      <Choices {...props} />
      <Button
        onPress={() => onOpen(turned(page, 1, today))}
        label={t('reports.later')}
        isDisabled={!hasLater(page, today)}
        className={styles['arrow'] ?? ''}
      >
        <Kbd cap="+" />
        <ChevronRight size={18} aria-hidden="true" />
      </Button>
      <span className={styles['space']} />
      <Button onPress={props.onSave}>
        <FileDown size={17} aria-hidden="true" />
        <span className={styles['saveWords']}>{t('saving.open')}</span> <Kbd cap="Ctrl S" />
      </Button>
      {isTyping && (
        <DayFields
          first={days}
          today={today}
          onRead={(read) => onOpen({ unit: 'span', ...read })}
          onLeave={props.onLeave}
        />
      )}
    </header>
  )
}

function Choices({ page, isTyping, onOpen, onType }: Props) {
  const { t } = useSay()
  const isOpen = (one: Page) =>
    page.unit !== 'span' && one.unit === page.unit && 'back' in one && one.back === page.back
  const isSpan = isTyping || page.unit === 'span'
  return (
    <fieldset aria-label={t('reports.dayChoice')} className={styles['choices']}>
      {pageKeys.map(({ name, page: one }, nth) => (
        <button
          key={name}
          type="button"
          aria-pressed={!isSpan && isOpen(one)}
          onClick={() => onOpen(one)}
        >
          {t(`reports.${name}`)} <Kbd cap={String(nth + 1)} />
        </button>
      ))}
      <button type="button" aria-pressed={isSpan} onClick={onType}>
        {t('reports.span')} <Kbd cap={String(pageKeys.length + 1)} />
      </button>
    </fieldset>
  )
}
