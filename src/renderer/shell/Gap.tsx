import { useMutation, useQueryClient } from '@tanstack/react-query'
import { BookX } from 'lucide-react'
import type { Health } from '../../contract/schemas.ts'
import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { everywhereKeys } from '../keyboard/tables.ts'
import { Asking, ReadOut } from '../sale/Asking.tsx'
import { useHandOn } from '../sale/focus-back.ts'
import { useSecondPress } from '../sale/second-press.ts'
import styles from './Banner.module.css'
import { useAlertKey } from './use-alert-key.ts'

/** Books that were put back from a copy, until somebody says that the rest was looked up. */
export function Gap({ gap }: { readonly gap: NonNullable<Health['gap']> }) {
  const { t, date, time } = useSay()
  const banner = useAlertKey()
  const moment = (at_ms: number) => `${date(at_ms)} ${time(at_ms)}`
  const until = moment(gap.until_ms)
  return (
    <aside ref={banner} className={`${styles['banner']} ${styles['away']}`}>
      <BookX aria-hidden="true" />
      <p>
        <b>
          {gap.from_ms === null
            ? t('rescue.gapAll', { until })
            : t('rescue.gap', { from: moment(gap.from_ms), until })}
        </b>{' '}
        {t('rescue.gapNext')}
      </p>
      <Seen />
      <Kbd cap={everywhereKeys.alert.caps[0]} />
    </aside>
  )
}

/** The words are gone for good with it: one press asks, as where money is booked. */
function Seen() {
  const { t } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const hand = useHandOn(null)
  const seen = useMutation({
    mutationFn: () => api.books.gapSeen(),
    onSuccess: (health) => {
      queries.setQueryData(queryKeys.health, health)
      hand.goOn()
    },
  })
  const { isAsking, press } = useSecondPress(() => {
    hand.pressed()
    seen.mutate()
  })
  const asking = t('rescue.gapSure')
  return (
    <>
      <Button
        kind={isAsking ? 'brand' : 'plain'}
        onPress={() => press()}
        isPending={seen.isPending}
      >
        <Asking words={t('rescue.gapSeen')} asking={asking} isAsking={isAsking} />
      </Button>
      <ReadOut asking={asking} isAsking={isAsking} />
    </>
  )
}
