// Draws every element that carries its ECharts option as JSON in data-chart; an event "draw-chart" draws it anew.
// What is drawn with a link leads there.
(() => {
  const palette = ['#14576f', '#f3c969', '#b8442b', '#2f7d5b', '#7c9aa5', '#8a6fa8'];
  const one = box => {
    const known = echarts.getInstanceByDom(box);
    const chart = known ?? echarts.init(box, null, { renderer: 'svg' });
    chart.setOption({ color: palette, animation: false, textStyle: { fontFamily: 'inherit' }, ...JSON.parse(box.dataset.chart) }, true);
    if (known) { chart.resize(); return; }
    chart.on('click', drawn => { if (drawn.data?.link) location.assign(drawn.data.link); });
    addEventListener('resize', () => chart.resize());
  };
  const draw = root => root.querySelectorAll('[data-chart]').forEach(box => {
    if (!echarts.getInstanceByDom(box)) one(box);
  });
  document.addEventListener('DOMContentLoaded', () => draw(document));
  document.addEventListener('htmx:afterSwap', event => draw(event.target));
  document.addEventListener('draw-chart', event => one(event.target));
})();
