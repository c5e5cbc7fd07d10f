/** An instant as a Chinese calendar day. */
export const dayText = (instant: string): string =>
  new Date(instant).toLocaleDateString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })

/** An instant to the minute. */
export const minuteText = (instant: string): string =>
  new Date(instant).toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  })
