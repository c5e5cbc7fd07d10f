import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'react'
import { initChart } from './echarts.ts'

interface Props {
  readonly option: EChartsCoreOption
  readonly height: number
  /** One sentence that says what the picture shows. */
  readonly description: string
}

/** A drawing in SVG that follows the width of its place. */
export function Chart({ option, height, description }: Props) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const chart = initChart(element, null, { renderer: 'svg' })
    chart.setOption(option)
    const follow = new ResizeObserver(() => chart.resize())
    follow.observe(element)
    return () => {
      follow.disconnect()
      chart.dispose()
    }
  }, [option])
  return <div ref={place} role="img" aria-label={description} style={{ height }} />
}
