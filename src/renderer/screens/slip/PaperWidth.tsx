import { useMutation } from '@tanstack/react-query'
import type { Settings } from '../../../contract/schemas.ts'
import { type HeadDots, usualPrinter } from '../../../domain/paper/printer.ts'
import { Segments } from '../../components/Segments.tsx'
import { useSession } from '../../core/session.ts'
import { useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'

const widths_mm = [58, 80] as const
type Width_mm = Settings['slipWidth_mm']

/** What a driver's page is laid out for: the widest head of printers with such a roll. */
const dotsOf: Readonly<Record<Width_mm, HeadDots>> = { 58: 384, 80: 576 }

/**
 * A slip of the wrong width is put right where it is seen, and stays right for the next one. How
 * wide a printing head is was measured where its printer was set up: it is not chosen here.
 */
export function usePaperWidth() {
  const { api } = useSession()
  const settings = useSettings()
  const save = useMutation({
    mutationFn: (slipWidth_mm: Width_mm) => api.settings.save({ slipWidth_mm }),
  })
  // What was chosen holds for this slip even where it could not be kept.
  const width_mm = save.variables ?? settings.data?.slipWidth_mm ?? widths_mm[0]
  const printer = settings.data?.printer ?? usualPrinter
  const isChosen = printer.at.way === 'page'
  const dots: HeadDots = isChosen ? dotsOf[width_mm] : printer.dots
  return { width_mm, choose: save.mutate, isChosen, dots }
}

interface Props {
  readonly width_mm: Width_mm
  readonly onChoose: (width_mm: Width_mm) => void
}

export function PaperWidth({ width_mm, onChoose }: Props) {
  const { t, count } = useSay()
  return (
    <Segments
      label={t('settings.slipWidth')}
      value={String(width_mm)}
      choices={widths_mm.map((mm) => ({
        value: String(mm),
        words: t('slip.width', { mm: count(mm) }),
      }))}
      onChoose={(chosen) => {
        const width = widths_mm.find((mm) => String(mm) === chosen)
        if (width !== undefined) onChoose(width)
      }}
    />
  )
}
