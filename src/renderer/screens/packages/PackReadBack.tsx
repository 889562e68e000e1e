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
  const { reading, shelf, moved } = packages
  const { number, list, pack } = reading
  if (!number.ok || list === null || pack === null) return null
  const listed = shelf?.packages.find(({ id }) => id === pack.id)
  const name = pack.name ?? listed?.name ?? t('packages.unnamed', { id: pack.id })
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
            <b className={styles['what']}>{name}</b>
          </>
        ),
      }}
      onNextProvider={() => dispatch({ type: 'next-provider' })}
      asking={moved && <Moved packages={packages} pack={pack} moved={moved} />}
    >
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
  const { t, taka } = useSay()
  const isGone = moved.is === 'withdrawn'
  const words = isGone
    ? t('packages.withdrawn')
    : t('packages.repriced', { was: taka(pack.price_e4), is: taka(moved.price_e4) })
  return (
    <div className={readBackStyles['asking']} data-moved={moved.is}>
      <Notice tone={isGone ? 'fail' : 'wait'} live>
        <div className={styles['way']}>
          <span>
            <b>{words}</b> {t(isGone ? 'packages.withdrawnNext' : 'packages.repricedNext')}
          </span>
          <Button onPress={() => goForward(packages)}>
            {t(isGone ? 'packages.otherPack' : 'packages.takePrice')} <Kbd cap="Enter" />
          </Button>
        </div>
      </Notice>
    </div>
  )
}
