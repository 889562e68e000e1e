import type { Overlay } from '../../shell/navigation.ts'

type Props = Extract<Overlay, { kind: 'credit' }> & { readonly onClose: () => void }

export function CreditDialog(_props: Props) {
  return null
}
