import type { ReactNode } from 'react'
import type { Sale } from '../../contract/schemas.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { FaceWord } from '../components/Face.tsx'
import { Notice } from '../components/Notice.tsx'
import { useNow } from '../core/use-now.ts'
import { useSay } from '../i18n/say.ts'
import { DecideButton } from '../sale/DecideButton.tsx'
import { faceOf } from '../sale/face.ts'
import { useProblemWords } from '../sale/refusal-words.ts'
import { useUndecided } from '../sale/undecided.ts'
import { onItsWay } from '../sale/unsettled.ts'
import { useNoProvider } from '../screens/settings/first-provider.ts'
import { EnterProvider } from './NoProvider.tsx'
import styles from './ReadBack.module.css'
import { type Hindrance, type Readiness, wordsOf } from './readiness.ts'

interface Props {
  readonly ready: Readiness
  readonly kind: SaleKind
}

/** What stands between the read-back and sending. */
export function BeforeSending({ ready, kind }: Props) {
  const say = useSay()
  switch (ready.kind) {
    case 'cannot':
      return (
        <div className={styles['asking']}>
          <Notice tone="fail" live>
            <Hindered hindrance={ready.hindrance} kind={kind} />
          </Notice>
        </div>
      )
    case 'twin': {
      const isOnItsWay = onItsWay.includes(ready.twin.state)
      const next = say.t(isOnItsWay ? 'recharge.twinOnItsWay' : 'recharge.twinAsk')
      return <Twin twin={ready.twin} next={next} />
    }
    case 'twin-open':
      return <OpenTwin twin={ready.twin} />
    case 'ready':
      return ready.beside && <Twin twin={ready.beside} next={say.t('recharge.twinSure')} />
    case 'unsold':
      return <Unsold problem={ready.problem} kind={kind} />
    case 'filling':
    case 'looking':
    case 'unpaid':
    case 'no-shift':
    case 'warned':
    default:
      return null
  }
}

type UnsoldProps = Pick<Extract<Readiness, { kind: 'unsold' }>, 'problem'> & Pick<Props, 'kind'>

function Unsold({ problem, kind }: UnsoldProps) {
  const words = useProblemWords()
  return (
    <div className={styles['asking']}>
      <Notice tone="fail" live>
        {words(problem, kind)}
      </Notice>
    </div>
  )
}

/** Where a person must decide, waiting ends nothing: the decision is opened from here. */
function OpenTwin({ twin }: { readonly twin: Sale }) {
  const { t } = useSay()
  const undecided = useUndecided(twin)
  if (undecided === null) return <Twin twin={twin} next={t('recharge.twinOpen')} />
  return (
    <Twin twin={twin} next={t('recharge.twinUndecided')}>
      <DecideButton sale={undecided} />
    </Twin>
  )
}

interface TwinProps {
  readonly twin: Sale
  readonly next: string
  readonly children?: ReactNode
}

function Twin({ twin, next, children }: TwinProps) {
  const { t, ago } = useSay()
  const now_ms = useNow()
  const face = faceOf(twin)
  return (
    <div className={styles['asking']}>
      <Notice tone={face === 'doubt' || face === 'review' ? 'doubt' : 'wait'} live>
        <b>
          {t('recharge.twinTitle', { ago: ago(twin.createdAt_ms, now_ms) })}{' '}
          <FaceWord face={face} />
        </b>
        <br />
        {next}
        {children !== undefined && <div className={styles['way']}>{children}</div>}
      </Notice>
    </div>
  )
}

interface HinderedProps extends Pick<Props, 'kind'> {
  readonly hindrance: Hindrance | null
}

function Hindered({ hindrance, kind }: HinderedProps) {
  const { t, taka } = useSay()
  const none = useNoProvider()
  if (none) return <EnterProvider />
  if (!hindrance) return t('refusal.NO_PROVIDER')
  const { provider, limit_e4 } = hindrance
  return t(wordsOf(hindrance), {
    kind,
    provider,
    limit: limit_e4 === null ? '' : taka(limit_e4),
  })
}
