import {
  AlarmClockCheck,
  ArrowUp,
  Ban,
  Check,
  CircleDashed,
  CircleMinus,
  CircleQuestionMark,
  Clock3,
  CornerUpLeft,
  Flag,
  type LucideIcon,
  Radio,
  RotateCw,
  Unplug,
  Undo2,
  X,
} from 'lucide-react'
import { useSay } from '../i18n/say.ts'
import { type Face, toneOf } from '../sale/face.ts'
import styles from './Face.module.css'

/** Every state has a shape of its own, so that it reads without colour. */
const icons: Readonly<Record<Face, LucideIcon>> = {
  sending: ArrowUp,
  sent: Radio,
  waiting: Clock3,
  checking: RotateCw,
  succeeded: Check,
  failed: X,
  refused: Ban,
  doubt: CircleQuestionMark,
  review: Flag,
  'not-sent': Unplug,
  cancelled: CircleMinus,
  reversed: Undo2,
  'late-success': AlarmClockCheck,
  asking: CircleDashed,
  'not-received': Unplug,
  'not-accepted': CornerUpLeft,
}

export function FaceIcon({
  face,
  large = false,
}: {
  readonly face: Face
  readonly large?: boolean
}) {
  const Icon = icons[face]
  const names = [styles['icon'], styles[toneOf[face]], large ? styles['large'] : '']
  return (
    <span className={names.filter(Boolean).join(' ')} aria-hidden="true">
      <Icon strokeWidth={2.6} />
    </span>
  )
}

export function FaceWord({ face }: { readonly face: Face }) {
  const { t } = useSay()
  return <span className={`${styles['word']} ${styles[toneOf[face]]}`}>{t(`state.${face}`)}</span>
}
