import { useEffect, useState } from 'react'
import type { SaleMove } from '../core/session.ts'
import { useSession } from '../core/session.ts'
import { useSettings } from '../core/use-core.ts'
import type { Language } from '../i18n/index.ts'
import { useSay } from '../i18n/say.ts'
import { playChime, setSound } from '../sound/sound.ts'
import { type Face, type Tone, faceOf, toneOf } from './face.ts'
import { paidOf } from './paid.ts'
import { useNextWords } from './words.ts'

/** On its way is seen, not said: a counter that speaks at every step is soon not listened to. */
const quietFaces: readonly Face[] = ['sending', 'sent', 'cancelled']

const chimeOf = { ok: 'ok', fail: 'fail', doubt: 'doubt', wait: null, quiet: null } as const

interface Said {
  /** Counts what was said: the same words a second time are said a second time. */
  readonly nth: number
  readonly words: string
  readonly tone: Tone
  readonly language: Language
}

/** Tells of every sale that moved, to those who listen and to those who use a screen reader. */
export function SaleAnnouncer() {
  const { move } = useSession()
  const settings = useSettings()
  const say = useSay()
  const nextWords = useNextWords()
  const [heard, setSaid] = useState<Said | null>(null)
  const sound = settings.data?.sound ?? false
  useEffect(() => setSound(sound), [sound])
  useEffect(
    () =>
      move.subscribe(() => {
        const moved = move.get()
        if (!moved || !worthSaying(moved)) return
        const { sale } = moved
        const face = faceOf(sale)
        const tone = toneOf[face]
        const chime = chimeOf[tone]
        if (chime) playChime(chime)
        setSaid((last) => ({
          nth: (last?.nth ?? 0) + 1,
          tone,
          language: say.language,
          words: say.t('sale.announce', {
            operator: say.whose(sale),
            number: say.masked(sale.number),
            amount: say.taka(sale.amount_e4),
            state: say.t(`state.${face}`),
            next: nextWords(face, paidOf(sale), { ...sale, reason: null }),
          }),
        }))
      }),
    [move, say, nextWords],
  )
  // A live region that stays speaks of what is new in it: each sentence is a node of its own.
  // Said once, in the language of that moment; in the other one it would be said again.
  const said = heard?.language === say.language ? heard : null
  const urgent = said?.tone === 'fail' || said?.tone === 'doubt'
  return (
    <>
      <div className="unseen" aria-live="polite" data-announcer="polite">
        {said && !urgent && <span key={said.nth}>{said.words}</span>}
      </div>
      <div className="unseen" aria-live="assertive" data-announcer="assertive">
        {said && urgent && <span key={said.nth}>{said.words}</span>}
      </div>
    </>
  )
}

function worthSaying({ sale, before }: SaleMove): boolean {
  const face = faceOf(sale)
  return !quietFaces.includes(face) && (before === null || faceOf(before) !== face)
}
