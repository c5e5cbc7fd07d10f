import { CustomChart, ScatterChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

// Only the parts that are drawn are loaded.
use([CustomChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer])

export { init as initChart }
