import { assertNever } from '../../../domain/result.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { OperatorMark } from '../../components/OperatorMark.tsx'
import { useSay } from '../../i18n/say.ts'
import readBackStyles from '../../selling/ReadBack.module.css'
import { ReadBack } from '../../selling/ReadBack.tsx'
import { dispatch } from './form-store.ts'
import type { ChosenPack } from './pack-form.ts'
import styles from './Packages.module.css'
import type { PackMoved } from './readiness.ts'
import { type Packages, goForward } from './use-packages.ts'

/** The pack as it is read out: name, price, what it earns, and which wallet pays. */
export function PackReadBack({ packages }: { readonly packages: Packages }) {
  const { t, readBack, markName, taka } = useSay()
  const { reading, moved } = packages
  const { number, list, pack } = reading
  if (!number.ok || list === null || pack === null) return null
  return (
    <ReadBack
      selling={packages}
      saidBack={{
        kind: pack.kind,
        number: readBack(number.value),
        amount: pack.price_e4,
        mark: list,
        whose: (
          <>
            <OperatorMark operator={list} size="large" /> {markName(list)}{' '}
            <b className={styles['what']}>{pack.name}</b>
          </>
        ),
      }}
      onNextProvider={() => dispatch({ type: 'next-provider' })}
      asking={moved && <Moved packages={packages} pack={pack} moved={moved} />}
    >
      {pack.wasCalled !== null && (
        <p className={readBackStyles['begun']}>{t('packages.nameWas', { was: pack.wasCalled })}</p>
      )}
      {pack.was_e4 !== null && (
        <p className={readBackStyles['begun']}>
          {t('packages.priceWas', { was: taka(pack.was_e4) })}
        </p>
      )}
      {pack.kind === 'drive' && (
        <div className={readBackStyles['asking']}>
          <Notice tone="wait">{t('drive.takesHours')}</Notice>
        </div>
      )}
    </ReadBack>
  )
}

interface MovedProps {
  readonly packages: Packages
  readonly pack: ChosenPack
  readonly moved: PackMoved
}

/** What changed between the list and the read-back is asked about before it can be sent. */
function Moved({ packages, pack, moved }: MovedProps) {
  const { t } = useSay()
  const { what, next, way } = useMovedWords()(pack, moved)
  return (
    <div className={readBackStyles['asking']} data-moved={moved.is}>
      <Notice tone={moved.is === 'withdrawn' ? 'fail' : 'wait'} live>
        <div className={styles['way']}>
          <span>
            <b>{what}</b> {t(next)}
          </span>
          <Button onPress={() => goForward(packages)}>
            {t(way)} <Kbd cap="Enter" />
          </Button>
        </div>
      </Notice>
    </div>
  )
}

function useMovedWords() {
  const { t, taka } = useSay()
  return (pack: ChosenPack, moved: PackMoved) => {
    switch (moved.is) {
      case 'repriced': {
        const what = t('packages.repriced', { was: taka(pack.price_e4), is: taka(moved.price_e4) })
        return { what, next: 'packages.movedNext', way: 'packages.takePrice' } as const
      }
      case 'renamed': {
        const what = t('packages.renamed', { was: pack.name, is: moved.name })
        return { what, next: 'packages.movedNext', way: 'packages.takeName' } as const
      }
      case 'withdrawn': {
        const what = t('packages.withdrawn')
        return { what, next: 'packages.withdrawnNext', way: 'packages.otherPack' } as const
      }
      default:
        return assertNever(moved)
    }
  }
}
