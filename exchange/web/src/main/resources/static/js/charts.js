// Draws every element that carries its ECharts option as JSON in data-chart.
(() => {
  const palette = ['#14576f', '#f3c969', '#b8442b', '#2f7d5b', '#7c9aa5', '#8a6fa8'];
  const draw = root => root.querySelectorAll('[data-chart]').forEach(box => {
    if (box.dataset.drawn) return;
    box.dataset.drawn = 'yes';
    const chart = echarts.init(box, null, { renderer: 'svg' });
    chart.setOption({ color: palette, animation: false, textStyle: { fontFamily: 'inherit' }, ...JSON.parse(box.dataset.chart) });
    addEventListener('resize', () => chart.resize());
  });
  document.addEventListener('DOMContentLoaded', () => draw(document));
  document.addEventListener('htmx:afterSwap', event => draw(event.target));
})();
