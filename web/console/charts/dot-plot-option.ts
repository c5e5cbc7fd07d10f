import type { CustomSeriesRenderItem } from 'echarts'
import type { EChartsCoreOption } from 'echarts/core'
import { roundAxis } from './round-axis.ts'

export interface Dot {
  readonly name: string
  readonly value: number
  /** Standard error of the value. */
  readonly se: number
  /** Answers behind it. */
  readonly n: number
  readonly lower: number
  readonly upper: number
  /** Listed only: drawn in grey. */
  readonly quiet: boolean
}

interface Settings {
  readonly dots: readonly Dot[]
  /** A value all are held against, with its words. */
  readonly reference?: { readonly value: number; readonly label: string } | undefined
  readonly narrow: boolean
}

const ink = { text: '#333333', line: '#4a5568', grid: '#d9d9d9', dot: '#a8201a', quiet: '#6b6b6b' }
// Quoted names inside would break the SVG.
const fontFamily = 'Noto Sans SC, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif'
const rowHeight = 36

export const dotPlotHeight = (count: number): number => count * rowHeight + 64

/** The line from one end of an interval to the other, with caps. */
const whisker: CustomSeriesRenderItem = (_params, api) => {
  const row = api.value(0)
  const [left = 0, y = 0] = api.coord([api.value(1), row])
  const [right = 0] = api.coord([api.value(2), row])
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: 'line' as const,
    shape: { x1, y1, x2, y2 },
    style: { stroke: ink.line, lineWidth: 2 },
  })
  return {
    type: 'group',
    children: [
      line(left, y, right, y),
      line(left, y - 5, left, y + 5),
      line(right, y - 5, right, y + 5),
    ],
  }
}

const referenceLine = ({ value, label }: NonNullable<Settings['reference']>) => ({
  silent: true,
  symbol: 'none',
  lineStyle: { color: ink.line, type: 'dashed', width: 1 },
  label: { formatter: label, rotate: 0, position: 'start', color: ink.text, fontFamily },
  data: [{ xAxis: value }],
})

/** Points with 95 % whiskers, the highest on top. */
export function dotPlotOption({ dots, reference, narrow }: Settings): EChartsCoreOption {
  const { min, max } = roundAxis([
    ...dots.flatMap(({ lower, upper }) => [lower, upper]),
    ...(reference === undefined ? [] : [reference.value]),
  ])
  const left = narrow ? 96 : 168
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left, right: 28, top: 28, bottom: 32, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      min,
      max,
      interval: 10,
      axisLabel: { color: ink.text, fontFamily },
      splitLine: { lineStyle: { color: ink.grid } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: dots.map(({ name }) => name),
      axisTick: { show: false },
      axisLabel: {
        color: ink.text,
        fontFamily,
        interval: 0,
        width: left - 16,
        overflow: 'break',
        lineHeight: 15,
      },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        renderItem: whisker,
        encode: { x: [1, 2], y: 0 },
        data: dots.map(({ lower, upper }, row) => [row, lower, upper]),
      },
      {
        type: 'scatter',
        silent: true,
        symbolSize: 11,
        data: dots.map(({ value, quiet }, row) => ({
          value: [value, row],
          itemStyle: { color: quiet ? ink.quiet : ink.dot },
        })),
        label: {
          show: true,
          position: 'top',
          distance: 4,
          color: ink.text,
          fontFamily,
          formatter: ({ value }: { readonly value: readonly [number, number] }) =>
            value[0].toFixed(1),
        },
        ...(reference === undefined ? {} : { markLine: referenceLine(reference) }),
      },
    ],
  }
}
