// A chart of an answer, chosen by its columns' types: time and number a line, category and number bars, two numbers
// points. It is drawn from the table of the page; nothing is sent anywhere.
(() => {
  const MOST = { bar: 40, line: 5000, scatter: 5000 };
  const numeric = text => { const n = Number(text.replaceAll(',', '')); return text === '—' || text === '' || Number.isNaN(n) ? null : n; };
  const begin = box => {
    box.dataset.begun = 'yes';
    const table = box.closest('section').querySelector('table');
    const heads = [...table.tHead.rows[0].cells].map((cell, at) => ({ at, name: cell.textContent, kind: cell.dataset.kind }));
    const cells = [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent));
    const said = box.querySelector('[role=status]');
    const area = box.querySelector('.chart-area');
    const kind = box.querySelector('[name=kind]');
    const across = box.querySelector('[name=across]');
    const up = box.querySelector('[name=up]');
    const of = wanted => heads.filter(head => head.kind === wanted);
    const numbers = of('number');
    const fits = { line: of('time'), bar: [...of('text'), ...of('time')], scatter: numbers.length > 1 ? numbers : [] };
    const kinds = ['line', 'bar', 'scatter'].filter(each => numbers.length && fits[each].length);
    if (!kinds.length) { said.textContent = box.dataset.none; return; }
    [...kind.options].forEach(option => { if (!kinds.includes(option.value)) option.remove(); });
    kind.value = kinds[0];
    const fill = (list, choices, chosen) => list.replaceChildren(...choices.map(head =>
      new Option(head.name, head.at, false, head.at === chosen)));
    const axes = () => {
      fill(across, fits[kind.value], fits[kind.value][0].at);
      fill(up, numbers, (numbers.find(head => head.at !== Number(across.value)) ?? numbers[0]).at);
      draw();
    };
    const draw = () => {
      const x = Number(across.value), y = Number(up.value), as = kind.value;
      let points = cells.map(row => [as === 'scatter' ? numeric(row[x]) : row[x], numeric(row[y])])
        .filter(point => point[0] !== null && point[1] !== null);
      if (as === 'line') points.sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
      const all = points.length;
      points = points.slice(0, MOST[as]);
      const title = kind.selectedOptions[0].textContent + '：' + heads[y].name + ' / ' + heads[x].name;
      const ys = points.map(point => point[1]);
      const words = box.dataset.said.replace('%1', title).replace('%2', points.length)
        .replace('%3', ys.length ? Math.min(...ys) : '—').replace('%4', ys.length ? Math.max(...ys) : '—');
      said.textContent = words + (points.length < all ? ' ' + box.dataset.cut.replace('%1', points.length).replace('%2', all) : '');
      area.setAttribute('aria-label', words);
      area.dataset.chart = JSON.stringify({
        grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true }, tooltip: { trigger: as === 'scatter' ? 'item' : 'axis' },
        xAxis: { type: as === 'scatter' ? 'value' : 'category', name: heads[x].name, nameLocation: 'middle', nameGap: 30,
          ...(as === 'scatter' ? { scale: true } : { data: points.map(point => point[0]) }) },
        yAxis: { type: 'value', name: heads[y].name, scale: as !== 'bar' },
        series: [{ type: as, name: heads[y].name, data: as === 'scatter' ? points : ys, symbolSize: as === 'scatter' ? 8 : 4 }] });
      area.dispatchEvent(new CustomEvent('draw-chart', { bubbles: true }));
    };
    kind.addEventListener('change', axes);
    across.addEventListener('change', draw);
    up.addEventListener('change', draw);
    box.querySelector('[hidden].d-flex').hidden = false;
    area.hidden = false;
    axes();
  };
  document.addEventListener('toggle', event => {
    if (event.target.id === 'chart' && event.target.open && !event.target.dataset.begun) begin(event.target);
  }, true);
})();
