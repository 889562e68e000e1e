import type { LineType, NetworkCode } from '../../domain/operator.ts'
import { useSay } from '../i18n/say.ts'
import { OperatorMark } from './OperatorMark.tsx'

interface Props {
  readonly operator: NetworkCode
  readonly lineType: LineType
  readonly size?: 'small' | 'large'
}

/** Whose line it is, by mark and by name. */
export function OperatorName({ operator, lineType, size = 'small' }: Props) {
  const say = useSay()
  // Skitto's line is its name already.
  const name = lineType === 'skitto' ? '' : ` ${say.line(lineType)}`
  return (
    <>
      <OperatorMark operator={operator} lineType={lineType} size={size} />
      {` ${say.whose({ operator, lineType })}${name}`}
    </>
  )
}
