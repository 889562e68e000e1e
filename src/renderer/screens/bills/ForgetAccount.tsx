import { useMutation } from '@tanstack/react-query'
import { BillAccountAt, type BillAccountSave } from '../../../contract/bills.ts'
import { Button } from '../../components/Button.tsx'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { Asking, ReadOut } from '../../sale/Asking.tsx'
import { Problem } from '../../sale/command.tsx'
import { useSecondPress } from '../../sale/second-press.ts'

interface Props {
  readonly at: Pick<BillAccountSave, 'operator' | 'number'>
  readonly onDone: () => void
}

/** A customer may ask not to stand in the shop's list any more. */
export function ForgetAccount({ at: { operator, number }, onDone }: Props) {
  const { t } = useSay()
  const { api } = useSession()
  const forget = useMutation({
    mutationFn: () => api.billAccounts.remove(BillAccountAt.parse({ operator, number })),
    onSuccess: onDone,
  })
  const { isAsking, press } = useSecondPress(() => forget.mutate())
  const asking = t('bills.forgetSure')
  return (
    <>
      <Button
        kind={isAsking ? 'danger' : 'quiet'}
        onPress={() => press()}
        isPending={forget.isPending}
      >
        <Asking words={t('bills.forget')} asking={asking} isAsking={isAsking} />
      </Button>
      <ReadOut asking={asking} isAsking={isAsking} />
      <Problem error={forget.error} />
    </>
  )
}
