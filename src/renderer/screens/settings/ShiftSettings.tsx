import type { Settings } from '../../../contract/schemas.ts'
import { inDigits } from '../../../domain/digits.ts'
import { type Money, parseTaka, plainFigure } from '../../../domain/money.ts'
import { CUT_OFF_MOST_min } from '../../../domain/business-day.ts'
import { Segments } from '../../components/Segments.tsx'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { FigureLine } from './FigureLine.tsx'
import styles from './SettingsScreen.module.css'
import { useSave } from './use-save.ts'

const HOUR_min = 60
const hours = Array.from({ length: CUT_OFF_MOST_min / HOUR_min + 1 }, (_, hour) => hour)
const LIMIT_DIGITS = 9

/** How the drawer is counted, who signs for what it is out by, and when a day begins. */
export function ShiftSettings({ settings }: { readonly settings: Settings }) {
  const { t } = useSay()
  const { api } = useSession()
  const save = useSave(queryKeys.settings, (part: Partial<Settings>) => api.settings.save(part))
  const { shifts, cutOff_min } = settings
  return (
    <section className={styles['lines']} aria-label={t('shiftSettings.title')}>
      <Segments
        onLine
        label={t('shiftSettings.blind')}
        hint={t('shiftSettings.blindHint')}
        value={shifts.blind ? 'on' : 'off'}
        choices={[
          { value: 'off', words: t('shiftSettings.blindOff') },
          { value: 'on', words: t('shiftSettings.blindOn') },
        ]}
        onChoose={(blind) => save.mutate({ shifts: { ...shifts, blind: blind === 'on' } })}
      />
      <FigureLine
        key={shifts.signAbove_e4}
        label={t('shiftSettings.sign')}
        hint={t('shiftSettings.signHint')}
        wrong={t('shiftSettings.signWrong')}
        kept={shifts.signAbove_e4}
        written={plainFigure(shifts.signAbove_e4)}
        maxLength={LIMIT_DIGITS}
        read={limitOf}
        isPending={save.isPending}
        onSave={(signAbove_e4) => save.mutate({ shifts: { ...shifts, signAbove_e4 } })}
      />
      <CutOff cutOff_min={cutOff_min} onChoose={(chosen) => save.mutate({ cutOff_min: chosen })} />
    </section>
  )
}

interface CutOffProps {
  readonly cutOff_min: number
  readonly onChoose: (cutOff_min: number) => void
}

function CutOff({ cutOff_min, onChoose }: CutOffProps) {
  const { t, digits } = useSay()
  return (
    <Segments
      onLine
      label={t('shiftSettings.cutOff')}
      hint={t('shiftSettings.cutOffHint')}
      value={String(cutOff_min)}
      choices={hours.map((hour) => ({
        value: String(hour * HOUR_min),
        words: inDigits(`${String(hour).padStart(2, '0')}:00`, digits),
      }))}
      onChoose={(chosen) => onChoose(Number(chosen))}
    />
  )
}

function limitOf(typed: string): Money | null {
  const limit = parseTaka(typed, { decimals: 0, zero: true })
  return limit.ok ? limit.value : null
}
