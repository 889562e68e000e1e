import { dhakaTime } from '../../../domain/business-day.ts'
import type { BooksCopy } from '../../../contract/rescue.ts'
import { Button } from '../../components/Button.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './RescueScreen.module.css'

interface Props {
  readonly copy: BooksCopy
  readonly isAsked: boolean
  readonly isGoing: boolean
  readonly onAsk: (isAsked: boolean) => void
  readonly onUse: () => void
}

/** One copy: how far it goes, whether it is whole, and the two presses that put it in place. */
export function CopyCard({ copy, isAsked, isGoing, onAsk, onUse }: Props) {
  const { t } = useSay()
  const isFit = copy.state === 'whole' || copy.state === 'unread'
  return (
    <li data-state={copy.state}>
      <div>
        <b>{t(`rescue.kind.${copy.kind}`)}</b>
        <span className={styles['name']}>
          <bdi dir="ltr">{copy.name}</bdi>
        </span>
        <span>
          <Reach copy={copy} />
        </span>
        <span className={styles['state']}>{t(`rescue.state.${copy.state}`)}</span>
      </div>
      {isFit && !isAsked && (
        <Button onPress={() => onAsk(true)} isDisabled={isGoing}>
          {t('rescue.use')}
        </Button>
      )}
      {isAsked && (
        <div className={styles['sure']} role="alert">
          <p>
            <b>{t('rescue.sure')}</b> <Missing copy={copy} /> {t('rescue.sureNext')}
          </p>
          <Button kind="danger" onPress={onUse} isDisabled={isGoing}>
            {t(isGoing ? 'rescue.working' : 'rescue.yes')}
          </Button>
          <Button onPress={() => onAsk(false)} isDisabled={isGoing} takesFocus>
            {t('rescue.no')}
          </Button>
        </div>
      )}
    </li>
  )
}

function Reach({ copy: { sales, lastSaleAt_ms } }: Pick<Props, 'copy'>) {
  const { t, count, day, time } = useSay()
  if (sales === null) return t('rescue.unsaid')
  if (lastSaleAt_ms === null) return t('rescue.empty')
  return t('rescue.sales', {
    count: sales,
    shown: count(sales),
    day: day(dhakaTime(lastSaleAt_ms).date),
    time: time(lastSaleAt_ms),
  })
}

/** What a person gives up with it. */
function Missing({ copy: { lastSaleAt_ms } }: Pick<Props, 'copy'>) {
  const { t, day, time } = useSay()
  if (lastSaleAt_ms === null) return t('rescue.sureNone')
  return t('rescue.sureSome', {
    day: day(dhakaTime(lastSaleAt_ms).date),
    time: time(lastSaleAt_ms),
  })
}
