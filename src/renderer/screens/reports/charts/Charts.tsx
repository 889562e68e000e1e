import type { Drawing } from './drawing.ts'
import { HoursChart } from './HoursChart.tsx'
import { MembersChart } from './MembersChart.tsx'
import { ProvidersChart } from './ProvidersChart.tsx'
import { TrendChart } from './TrendChart.tsx'

/** Every picture there is. Their program comes with the first of them that is looked at. */
export function Charts({ drawing }: { readonly drawing: Drawing }) {
  switch (drawing.of) {
    case 'trend':
      return <TrendChart trend={drawing.report} />
    case 'by':
      return <MembersChart by={drawing.report} />
    case 'providers':
      return <ProvidersChart report={drawing.report} />
    case 'hours':
      return <HoursChart report={drawing.report} />
    default:
      return drawing satisfies never
  }
}
