import { X } from 'lucide-react'
import type { Sale, SaleEvent, SaleIntent } from '../../contract/schemas.ts'
import { money } from '../../domain/money.ts'
import { SaleId } from '../../domain/sale.ts'
import { Button } from '../components/Button.tsx'
import { FaceIcon } from '../components/Face.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { useSession } from '../core/session.ts'
import { useSale, useStanding } from '../core/use-core.ts'
import type { DeskSale } from '../desk/cards.ts'
import { useSay } from '../i18n/say.ts'
import { type Arrived, useArrived } from '../sale/arrived.ts'
import { Brought } from '../sale/Brought.tsx'
import { type Face, actionsOf, toneOf } from '../sale/face.ts'
import { Claim } from '../sale/Claim.tsx'
import { beginAgain } from '../sale/begin-again.ts'
import { HeldWords, ShowHolder } from '../sale/HeldBack.tsx'
import { useOtherPrice } from '../sale/other-price.ts'
import { ReplacedQuestion } from '../sale/ReplacedArrived.tsx'
import { type HeldBy, useHeldBy } from '../sale/held-by.ts'
import { inLineShort, useInLineOf } from '../sale/in-line.ts'
import { PaidHow } from '../sale/PaidHow.tsx'
import { chargeOf, paidOf } from '../sale/paid.ts'
import { SaleActions } from '../sale/SaleActions.tsx'
import { SaleOperator } from '../sale/SaleOperator.tsx'
import { SendButton } from '../sale/TryAgain.tsx'
import { useRefusalWords } from '../sale/refusal-words.ts'
import { useNextWords } from '../sale/words.ts'
import { goTo } from '../shell/navigation.ts'
import { canPutAway, cardFace } from './card.ts'
import styles from './ResultCard.module.css'

interface Props {
  readonly entry: DeskSale
  /** One line, while the next sale is read back. */
  readonly compact: boolean
}

/** The sale that was sent last: where it stands, in words to act on. */
export function ResultCard({ entry, compact }: Props) {
  const { t, number, taka } = useSay()
  const { intent, phase } = entry
  const kept = useStanding(phase === 'kept' ? intent.id : null)
  const sale: Sale | null = phase === 'kept' ? (kept.data ?? null) : null
  const arrived = useArrived(sale)
  const face = cardFace(entry, sale)
  const held = useHeldBy(intent.id, sale)
  const part = { entry, sale, face, arrived, held }
  const charge = chargeOf(intent)
  const paid = { charge: taka(charge), total: taka(paidOf(intent)) }
  return (
    <section
      className={`${styles['card']} ${compact ? styles['compact'] : ''}`}
      aria-label={t('sale.latest')}
      data-face={face}
      data-tone={toneOf[face]}
      data-sale={intent.id}
    >
      <FaceIcon face={face} large={!compact} key={face} />
      <div className={styles['story']}>
        <h2 className={styles['state']}>{t(`state.${face}`)}</h2>
        <p className={styles['what']}>
          <b>{number(intent.number)}</b>
          <span>
            <SaleOperator sale={sale ?? intent} />
          </span>
          <b>{taka(money(intent.amount_e4))}</b>
          {charge > 0 && <span>{t('sale.withCharge', paid)}</span>}
          <PaidHow sale={sale ?? intent} />
          {compact && sale?.state === 'created' && <InLineShort id={sale.id} />}
        </p>
        {!compact && <NextStep {...part} />}
      </div>
      {!compact && <Controls {...part} />}
      {!compact && sale && <Brought sale={sale} />}
    </section>
  )
}

/** The next sale is read back: one line is left for the one that still waits. */
function InLineShort({ id }: { readonly id: string }) {
  const say = useSay()
  const waiting = useInLineOf(id)
  return waiting && <span>{inLineShort(say, waiting)}</span>
}

interface Part {
  readonly entry: DeskSale
  readonly sale: Sale | null
  readonly face: Face
  readonly arrived: Arrived | null
  readonly held: HeldBy | null
}

function NextStep({ entry, sale, face, arrived, held }: Part) {
  const nextWords = useNextWords()
  const otherPrice = useOtherPrice()
  const refusalWords = useRefusalWords()
  if (sale && arrived) {
    return <ReplacedQuestion sale={sale} arrived={arrived} className={styles['next']} />
  }
  if (held) return <HeldWords held={held} className={styles['next']} />
  // A draft that stands in the books speaks for itself; its refusal is told where it is answered.
  const words =
    entry.refusal && entry.phase !== 'kept'
      ? refusalWords(entry.refusal, entry.intent)
      : nextWords(face, paidOf(entry.intent), sale)
  return (
    <p className={styles['next']}>
      {words} {face === 'not-sent' && <Tries id={entry.intent.id} />}
      {sale && <Claim sale={sale} />} {sale && <b>{otherPrice(sale)}</b>}
    </p>
  )
}

/** A try that failed like the one before it looks like no try at all: this tells them apart. */
function Tries({ id }: { readonly id: string }) {
  const { t, count, moment } = useSay()
  const sale = useSale(id)
  const tries = (sale.data?.events ?? []).filter(isTry)
  const last = tries.at(-1)
  if (!last) return null
  const words = { count: tries.length, shown: count(tries.length), time: moment(last.at_ms) }
  return <span className={styles['tries']}>{t('sale.tries', words)}</span>
}

function isTry({ cause, from, to }: SaleEvent): boolean {
  return cause === 'dispatch' && from === 'created' && to === 'created'
}

function Controls({ entry, sale, face, arrived, held }: Part) {
  const { t } = useSay()
  const { desk } = useSession()
  const { intent } = entry
  const correct = (words: SaleIntent) => {
    desk.dismiss(words.id)
    const retryOf = SaleId.optional().parse(words.retryOf) ?? null
    beginAgain(words, { retryOf, inPlaceOf: entry.inPlaceOf ?? null })
  }
  return (
    <div className={styles['controls']}>
      {sale && <SaleActions sale={sale} arrived={arrived} />}
      {actionsOf[face].includes('try-again') && !sale && (
        <SendButton
          id={intent.id}
          amount_e4={money(intent.amount_e4)}
          onSend={() => desk.send(intent)}
        />
      )}
      {held && !sale && <ShowHolder held={held} />}
      {face === 'not-accepted' && (
        <Button onPress={() => correct(intent)}>{t('sale.correct')}</Button>
      )}
      {sale && !arrived && (
        <Button kind="quiet" onPress={() => goTo({ screen: 'transactions', sale: sale.id })}>
          {t('sale.details')}
        </Button>
      )}
      {canPutAway(entry, sale) && (
        <Button kind="quiet" label={t('sale.dismiss')} onPress={() => desk.dismiss(intent.id)}>
          <X size={16} aria-hidden="true" /> <Kbd cap="−" />
        </Button>
      )}
    </div>
  )
}
